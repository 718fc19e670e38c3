package io.xcom4ee.ra;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.engine.settings.Setting;
import io.xcom4ee.ra.settings.ActivationProperty;
import io.xcom4ee.ra.settings.AdapterProperty;
import io.xcom4ee.ra.settings.FactoryProperty;
import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** {@code ra.xml} says what the engine's table of settings says, and names classes that exist. */
class DescriptorTest {
    private Document descriptor;

    @BeforeEach
    void read() throws Exception {
        descriptor = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new File("src/main/rar/META-INF/ra.xml"));
    }

    @Test
    void describesEverySettingInTheEnginesWords() {
        assertThat(described("resourceadapter"))
                .containsExactlyElementsOf(Stream.concat(
                                Arrays.stream(Setting.values())
                                        .map(setting -> setting.key() + ": " + description(setting)),
                                Arrays.stream(AdapterProperty.values())
                                        .map(property -> property.key() + ": " + property.meaning() + " Allowed: "
                                                + property.allowed() + ". Default: " + property.preset() + "."))
                        .toList());
    }

    @Test
    void describesTheConnectionFactoryInTheWordsOfItsTable() {
        assertThat(described("connection-definition"))
                .containsExactlyElementsOf(Arrays.stream(FactoryProperty.values())
                        .map(property -> property.key() + ": " + property.meaning() + " Allowed: " + property.allowed()
                                + ". Default: " + property.preset() + ".")
                        .toList());
    }

    @Test
    void everyPropertyOfTheConnectionFactoryIsText() throws Exception {
        assertThat(Arrays.stream(Introspector.getBeanInfo(XComManagedConnectionFactory.class)
                                .getPropertyDescriptors())
                        .filter(property ->
                                property.getWriteMethod() != null && property.getPropertyType() == String.class)
                        .map(PropertyDescriptor::getName))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(FactoryProperty.values())
                        .map(FactoryProperty::key)
                        .toList());
    }

    @Test
    void describesTheActivationSpecInTheWordsOfItsTable() throws Exception {
        assertThat(described("activationspec"))
                .containsExactlyElementsOf(Arrays.stream(ActivationProperty.values())
                        .map(property -> property.key() + ": " + property.meaning() + " Allowed: " + property.allowed()
                                + ". Default: " + property.preset() + ".")
                        .toList());
        assertThat(Arrays.stream(Introspector.getBeanInfo(XComActivationSpec.class)
                                .getPropertyDescriptors())
                        .filter(property -> property.getPropertyType() == String.class)
                        .map(PropertyDescriptor::getName))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ActivationProperty.values())
                        .map(ActivationProperty::key)
                        .toList());
    }

    @Test
    void everyActivationPropertyReachesItsSetting() throws Exception {
        XComActivationSpec specification = new XComActivationSpec();
        for (PropertyDescriptor property :
                Introspector.getBeanInfo(XComActivationSpec.class).getPropertyDescriptors()) {
            if (property.getPropertyType() == String.class) {
                property.getWriteMethod().invoke(specification, "wrong " + property.getName());
            }
        }
        List<String> problems = new ArrayList<>();
        specification.settings(problems);
        for (ActivationProperty property : ActivationProperty.values()) {
            assertThat(problems)
                    .anyMatch(problem ->
                            problem.contains(property.key() + " has the value 'wrong " + property.key() + "'"));
        }
    }

    /** What would be enlisted needs a LocalTransaction or an XAResource, which there is not. */
    @Test
    void claimsNoTransactionSupport() {
        assertThat(elements("transaction-support"))
                .singleElement()
                .extracting(Element::getTextContent)
                .isEqualTo("NoTransaction");
    }

    private List<String> described(String parent) {
        return elements("config-property").stream()
                .filter(property -> property.getParentNode().getNodeName().equals(parent))
                .map(property -> text(property, "config-property-name") + ": " + text(property, "description"))
                .toList();
    }

    @Test
    void everySettingIsATextPropertyOfTheAdapter() throws Exception {
        List<String> properties = Arrays.stream(
                        Introspector.getBeanInfo(XComResourceAdapter.class).getPropertyDescriptors())
                .filter(property -> property.getWriteMethod() != null && property.getPropertyType() == String.class)
                .map(PropertyDescriptor::getName)
                .toList();
        assertThat(properties)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Arrays.stream(Setting.values()).map(Setting::key),
                                Arrays.stream(AdapterProperty.values()).map(AdapterProperty::key))
                        .toList());
    }

    @Test
    void everyPropertyReachesItsSetting() throws Exception {
        XComResourceAdapter adapter = new XComResourceAdapter();
        for (PropertyDescriptor property :
                Introspector.getBeanInfo(XComResourceAdapter.class).getPropertyDescriptors()) {
            if (property.getWriteMethod() != null) {
                property.getWriteMethod().invoke(adapter, "value of " + property.getName());
            }
        }
        assertThat(adapter.given()).hasSize(Setting.values().length + AdapterProperty.values().length);
        adapter.given().forEach((key, value) -> assertThat(value).isEqualTo("value of " + key));
    }

    @Test
    void namesClassesThatExist() throws Exception {
        for (String element : List.of(
                "resourceadapter-class",
                "managedconnectionfactory-class",
                "connectionfactory-interface",
                "connectionfactory-impl-class",
                "connection-interface",
                "connection-impl-class",
                "messagelistener-type",
                "activationspec-class")) {
            assertThat(elements(element)).hasSize(1);
            assertThat(Class.forName(elements(element).get(0).getTextContent())).isNotNull();
        }
    }

    private static String description(Setting setting) {
        String preset = setting.isRequired() ? "Required." : "Default: " + setting.defaultText() + ".";
        return setting.meaning() + " Allowed: " + setting.allowed() + ". " + preset;
    }

    private List<Element> elements(String name) {
        NodeList found = descriptor.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int index = 0; index < found.getLength(); index++) {
            elements.add((Element) found.item(index));
        }
        return elements;
    }

    private static String text(Element parent, String name) {
        return parent.getElementsByTagName(name).item(0).getTextContent();
    }
}
