package io.xcom4ee.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The manifests that we ship: what they say of a server is so, and the parts of them agree. */
class KubernetesTest {
    private static final Path FILE = Path.of("../docs/kubernetes/shop.yaml");
    private static final Path MEMBER = Path.of("src/main/resources/liberty/xcom-member.xml");
    private static final Path SERVER = Path.of("src/main/resources/liberty/server.xml");

    private final List<Node> manifests = manifests();
    private final Node set = kind("StatefulSet", "shop");
    private final Node pod = set.at("spec", "template");
    private final Node container = pod.at("spec", "containers").items().get(0);

    /** A part of a manifest. */
    private record Node(Object value) {
        Node at(String... path) {
            Object found = value;
            for (String key : path) {
                found = ((Map<?, ?>) found).get(key);
                assertThat(found).as(key).isNotNull();
            }
            return new Node(found);
        }

        List<Node> items() {
            return ((List<?>) value).stream().map(Node::new).toList();
        }

        String text(String... path) {
            return String.valueOf(at(path).value());
        }

        Node named(String name) {
            return items().stream()
                    .filter(item -> item.text("name").equals(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static List<Node> manifests() {
        try {
            return StreamSupport.stream(
                            new Yaml().loadAll(Files.readString(FILE)).spliterator(), false)
                    .map(Node::new)
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Node kind(String kind, String name) {
        return manifests.stream()
                .filter(each -> each.text("kind").equals(kind))
                .filter(each -> each.text("metadata", "name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private String environment(String name) {
        return container.at("env").named(name).text("value");
    }

    @Test
    void everySelectorFindsThePods() {
        Object labels = pod.at("metadata", "labels").value();
        assertThat(List.of(
                        set.at("spec", "selector", "matchLabels"),
                        kind("Service", "shop").at("spec", "selector"),
                        kind("Service", "shop-members").at("spec", "selector"),
                        kind("PodDisruptionBudget", "shop").at("spec", "selector", "matchLabels"),
                        kind("NetworkPolicy", "shop").at("spec", "podSelector", "matchLabels"),
                        kind("NetworkPolicy", "shop")
                                .at("spec", "ingress")
                                .items()
                                .get(1)
                                .at("from")
                                .items()
                                .get(0)
                                .at("podSelector", "matchLabels")))
                .extracting(Node::value)
                .containsOnly(labels);
    }

    /** Members find each other by the names of the pods before any of them is ready. */
    @Test
    void theMembersAreThePods() {
        String name = set.text("metadata", "name");
        String service = set.text("spec", "serviceName");
        int replicas = Integer.parseInt(set.text("spec", "replicas"));
        List<String> pods =
                IntStream.range(0, replicas).mapToObj(each -> name + "-" + each).toList();
        String port = container.at("ports").named("group").text("containerPort");

        assertThat(environment("XCOM_MEMBER_LIST")).isEqualTo(String.join(",", pods));
        assertThat(environment("XCOM_SEEDS"))
                .isEqualTo(pods.stream()
                        .map(each -> each + "." + service + ":" + port)
                        .collect(Collectors.joining(",")));
        assertThat(container.at("env").named("XCOM_MEMBER").text("valueFrom", "fieldRef", "fieldPath"))
                .isEqualTo("metadata.name");
        Node members = kind("Service", service).at("spec");
        assertThat(members.text("clusterIP")).isEqualTo("None");
        assertThat(members.text("publishNotReadyAddresses")).isEqualTo("true");
        assertThat(members.at("ports").named("group").text("port")).isEqualTo(port);
        assertThat(set.text("spec", "podManagementPolicy")).isEqualTo("Parallel");
    }

    /** Each is a variable of the configuration that we ship, which a server finds in its environment by this name. */
    @Test
    void theEnvironmentIsWhatTheServersConfigurationAsksFor() throws IOException {
        List<String> variables = Pattern.compile("<variable name=\"([a-z.]+)\"")
                .matcher(Files.readString(MEMBER) + Files.readString(SERVER))
                .results()
                .map(variable -> variable.group(1).replace('.', '_').toUpperCase(Locale.ROOT))
                .toList();
        assertThat(container.at("env").items())
                .extracting(each -> each.text("name"))
                .containsExactlyInAnyOrderElementsOf(variables);
        assertThat(environment("XCOM_PORT"))
                .isEqualTo(container.at("ports").named("group").text("containerPort"));
        assertThat(environment("HTTP_PORT"))
                .isEqualTo(container.at("ports").named("http").text("containerPort"))
                .isEqualTo(kind("Service", "shop")
                        .at("spec", "ports")
                        .named("http")
                        .text("port"));
    }

    /** The paths are those of MicroProfile Health, which the tests on real servers ask. */
    @Test
    void probesAskForHealthWhereItIs() {
        assertThat(container.text("readinessProbe", "httpGet", "path")).isEqualTo("/health/ready");
        assertThat(container.text("livenessProbe", "httpGet", "path")).isEqualTo("/health/live");
        assertThat(container.text("readinessProbe", "httpGet", "port")).isEqualTo("http");
        assertThat(container.text("livenessProbe", "httpGet", "port")).isEqualTo("http");
    }

    @Test
    void thereIsTimeForWhatComesBeforeTheEnd() throws IOException {
        List<?> command = (List<?>)
                container.at("lifecycle", "preStop", "exec", "command").value();
        assertThat(command).hasSize(3);
        String script = String.valueOf(command.get(0));
        assertThat(Path.of(
                        "src/main/resources/bin", Path.of(script).getFileName().toString()))
                .isRegularFile();
        assertThat(command.get(1)).isEqualTo("--wait");
        assertThat(Integer.parseInt(pod.text("spec", "terminationGracePeriodSeconds")))
                .isGreaterThanOrEqualTo(Integer.parseInt(String.valueOf(command.get(2))) + 30);
        // The port that the script asks at if none is given.
        assertThat(Files.readString(Path.of("src/main/resources/bin/xcom-safe-to-stop")))
                .contains("http://localhost:" + environment("HTTP_PORT") + "/health/ready");
    }

    /** What it does not know it leaves out. */
    @Test
    void kubectlKnowsAllOfTheStatefulSet() throws Exception {
        assumeTrue(Tool.isInstalled("kubectl"), "kubectl is not installed");
        String image = container.text("image");
        // It tells nothing of what it does not change.
        String other = new Yaml().dump(set.value()).replace(image, "other");
        Tool.Result read =
                Tool.run(other, "kubectl", "set", "image", "--local", "-f", "-", "server=" + image, "-o", "yaml");
        assertThat(read.code()).as(read.said()).isZero();
        assertHas(new Yaml().load(read.said()), set.value(), "");
    }

    private static void assertHas(Object read, Object given, String place) {
        if (given instanceof Map<?, ?> map) {
            assertThat(read).as(place).isInstanceOf(Map.class);
            map.forEach((key, value) -> {
                String inside = place + "/" + key;
                assertThat(((Map<?, ?>) read).containsKey(key)).as(inside).isTrue();
                assertHas(((Map<?, ?>) read).get(key), value, inside);
            });
        } else if (given instanceof List<?> list) {
            assertThat(read).as(place).isInstanceOf(List.class);
            assertThat((List<?>) read).as(place).hasSameSizeAs(list);
            for (int i = 0; i < list.size(); i++) {
                assertHas(((List<?>) read).get(i), list.get(i), place + "/" + i);
            }
        } else {
            assertThat(read).as(place).isEqualTo(given);
        }
    }

    @Test
    void thePageShowsWhatIsInTheFile() throws IOException {
        List<String> lines = plain(Files.readString(FILE));
        Matcher block = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("../docs/operations.md")));
        assertThat(block.find()).isTrue();
        assertThat(lines).containsSubsequence(plain(block.group(1)));
    }

    private static List<String> plain(String yaml) {
        return yaml.lines()
                .map(line -> line.replaceAll("\\s+#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
