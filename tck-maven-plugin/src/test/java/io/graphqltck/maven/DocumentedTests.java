package io.graphqltck.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The page about the plugin names each parameter of the descriptor that Maven reads. */
class DocumentedTests {

    @Test
    void everyParameterIsInTheDocumentation() throws Exception {
        String page = Files.readString(Path.of("..", "docs", "maven.md"));
        Set<String> missing = new TreeSet<>();
        for (Element mojo : elements(descriptor().getDocumentElement(), "mojo")) {
            String goal = text(mojo, "goal");
            if (goal.equals("help")) {
                continue;
            }
            assertThat(page).contains("`" + goal + "`");
            for (Element parameter : elements(mojo, "parameter")) {
                if (text(parameter, "editable").equals("true")) {
                    String name = text(parameter, "name");
                    if (!page.contains("`" + name + "`")) {
                        missing.add(name);
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    private static Document descriptor() throws Exception {
        try (@Nullable InputStream in = DocumentedTests.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
            assertThat(in).isNotNull();
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
        }
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static String text(Element parent, String name) {
        return parent.getElementsByTagName(name).item(0).getTextContent();
    }
}
