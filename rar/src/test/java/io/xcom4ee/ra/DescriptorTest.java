package io.xcom4ee.ra;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.engine.settings.Setting;
import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
        List<String> described = new ArrayList<>();
        for (Element property : elements("config-property")) {
            if (property.getParentNode().getNodeName().equals("resourceadapter")) {
                described.add(text(property, "config-property-name") + ": " + text(property, "description"));
            }
        }
        assertThat(described)
                .containsExactlyElementsOf(Arrays.stream(Setting.values())
                        .map(setting -> setting.key() + ": " + description(setting))
                        .toList());
    }

    @Test
    void everySettingIsATextPropertyOfTheAdapter() throws Exception {
        List<String> properties = Arrays.stream(
                        Introspector.getBeanInfo(XComResourceAdapter.class).getPropertyDescriptors())
                .filter(property -> property.getWriteMethod() != null && property.getPropertyType() == String.class)
                .map(PropertyDescriptor::getName)
                .toList();
        assertThat(properties)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Setting.values()).map(Setting::key).toList());
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
        assertThat(adapter.given()).hasSize(Setting.values().length);
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
                "connection-impl-class")) {
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
