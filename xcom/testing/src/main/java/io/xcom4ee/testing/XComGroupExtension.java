package io.xcom4ee.testing;

import io.xcom4ee.testing.message.TestingMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.platform.commons.support.AnnotationSupport;

/** Makes the groups that {@link XComGroup} describes, checks and closes them. Comes with that annotation. */
public final class XComGroupExtension implements ParameterResolver, TestExecutionExceptionHandler, AfterEachCallback {

    /** For JUnit. */
    public XComGroupExtension() {}

    /** The groups of one test. A test method may run on another thread than what is before it, never beside it. */
    private static final class Groups {
        private final List<TestGroup> open = new ArrayList<>();

        synchronized TestGroup get(GroupSetup setup) {
            for (TestGroup group : open) {
                if (group.setup().group().equals(setup.group())) {
                    return same(group, setup);
                }
            }
            TestGroup opened = TestGroup.open(setup);
            open.add(opened);
            return opened;
        }

        private static TestGroup same(TestGroup group, GroupSetup setup) {
            if (!group.setup().equals(setup)) {
                throw new ParameterResolutionException(
                        TestingMessage.TWO_SETUPS.text(setup.group(), group.setup(), setup));
            }
            return group;
        }

        synchronized List<TestGroup> open() {
            return List.copyOf(open);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestGroup.class;
    }

    @Override
    public TestGroup resolveParameter(ParameterContext parameter, ExtensionContext context) {
        String name = parameter.getParameter().getName();
        if (context.getTestMethod().isEmpty()) {
            throw new ParameterResolutionException(TestingMessage.NO_GROUP_HERE.text(
                    name, "each test has a group of its own, and here is no test yet"));
        }
        XComGroup annotation = parameter
                .findAnnotation(XComGroup.class)
                .or(() -> AnnotationSupport.findAnnotation(context.getTestMethod(), XComGroup.class))
                .or(() -> onClass(context.getTestClass().orElse(null)))
                .orElseThrow(() -> new ParameterResolutionException(
                        TestingMessage.NO_GROUP_HERE.text(name, "nothing describes it")));
        return groups(context).get(GroupSetup.of(annotation));
    }

    private static Optional<XComGroup> onClass(@Nullable Class<?> testClass) {
        for (Class<?> each = testClass; each != null; each = each.getEnclosingClass()) {
            Optional<XComGroup> found = AnnotationSupport.findAnnotation(each, XComGroup.class);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Groups groups(ExtensionContext context) {
        return context.getStore(Namespace.create(XComGroupExtension.class, context.getUniqueId()))
                .getOrComputeIfAbsent(Groups.class, key -> new Groups(), Groups.class);
    }

    /** Whatever failed in the test, what the members saw helps to understand it. */
    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        if (!(failure instanceof TestGroupError)) {
            for (TestGroup group : groups(context).open()) {
                failure.addSuppressed(new TestGroupError(
                        TestingMessage.STATE_AT_FAILURE.text(group.setup().group(), group.report())));
            }
        }
        throw failure;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Verdict verdict = new Verdict();
        groups(context).open().forEach(group -> verdict.of(group::finish));
        verdict.tell();
    }
}
