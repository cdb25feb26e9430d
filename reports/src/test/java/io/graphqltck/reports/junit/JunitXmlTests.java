package io.graphqltck.reports.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graphqltck.core.model.Role;
import io.graphqltck.core.verdict.FailOn;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.reports.Hostile;
import io.graphqltck.reports.Samples;
import io.graphqltck.reports.results.Results;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

class JunitXmlTests {

    private final Path folder;

    JunitXmlTests(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void says_what_happened() throws Exception {
        Path file = write(
                        FailOn.MUST,
                        Samples.results(Samples.run(
                                Role.SERVER,
                                Samples.failedServer(),
                                Samples.blocked("demo.stream.invalid", "demo.stream.completes"))))
                .get(0);
        assertValid(file);
        Element suite = document(file).getDocumentElement();
        assertThat(suite.getAttribute("name")).isEqualTo("ariadne 1.2.3 (server) with demo");
        assertThat(suite.getAttribute("tests")).isEqualTo("2");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getAttribute("errors")).isEqualTo("1");
        assertThat(suite.getAttribute("skipped")).isEqualTo("0");
        Element failed = (Element) suite.getElementsByTagName("testcase").item(0);
        assertThat(failed.getAttribute("name")).isEqualTo("demo.stream.completes");
        assertThat(failed.getAttribute("classname")).isEqualTo("graphql-tck.demo.ariadne-1_2_3-server-demo");
        assertThat(failed.getAttribute("time")).matches("0\\.0\\d\\d");
        Element failure = (Element) failed.getElementsByTagName("failure").item(0);
        assertThat(failure.getAttribute("type")).isEqualTo("failed");
        assertThat(failure.getAttribute("message")).startsWith("failed: DEMO-S-01: expected nothing more, found {");
        assertThat(failure.getTextContent())
                .startsWith("finding: DEMO-S-01.unexpected.")
                .contains(", scenarios: 1\n")
                .contains("Requirement DEMO-S-01, MUST")
                .contains("  Turn        scenarios/demo/demo.tck.yaml:19:9")
                .contains("✗     9.872 ms  server (subject) message: {\"id\":\"op-1\",\"type\":\"next\"")
                .contains("  Repeat      graphql-tck run --subject subjects/ariadne --only demo.stream.completes");
    }

    @Test
    void maps_every_verdict() throws Exception {
        Results results = Samples.server(Stream.of(Verdict.values())
                .map(verdict -> Samples.result("demo." + verdict.word(), verdict))
                .toArray(io.graphqltck.reports.results.Result[]::new));
        assertThat(kinds(FailOn.MUST, results))
                .containsExactly(
                        "passed: -",
                        "failed: failure",
                        "warned: system-out",
                        "not-applicable: skipped",
                        "blocked: error",
                        "untestable: skipped",
                        "harness-error: error",
                        "known-failure: skipped",
                        "fixed: failure",
                        "changed: failure",
                        "known-blocked: skipped");
        assertThat(kinds(FailOn.ANY, results))
                .contains("warned: failure", "untestable: error", "known-failure: skipped", "known-blocked: skipped");
    }

    @Test
    void holds_hostile_texts() throws Exception {
        Path file = write(FailOn.ANY, Hostile.results()).get(0);
        assertValid(file);
        assertThat(Files.size(file)).isLessThan(4 << 20);
        assertThat(document(file).getElementsByTagName("script").getLength()).isZero();
        assertThat(Files.readString(file)).doesNotContain("\n::error", "\n##[error", "\u202e", "]]></system-out>");
    }

    @Test
    void removes_what_an_earlier_run_left_and_nothing_else() throws Exception {
        Files.writeString(folder.resolve("TEST-of-somebody-else.xml"), "<testsuite/>");
        List<Path> before = write(FailOn.MUST, Samples.server("one", Samples.result("demo.a", Verdict.PASSED)));
        List<Path> after = write(FailOn.MUST, Samples.server("two", Samples.result("demo.a", Verdict.PASSED)));
        assertThat(before).hasSize(1);
        assertThat(after).hasSize(1).doesNotContainAnyElementsOf(before);
        assertThat(folder.resolve("TEST-of-somebody-else.xml")).exists();
    }

    /** The schemas are no rubber stamps. */
    @Test
    void schemas_refuse_what_is_wrong() throws Exception {
        for (String schema : List.of("surefire-report", "jenkins-junit")) {
            for (String wrong : List.of(
                    "<testsuite name='a' tests='1' errors='0' failures='0'><testcase time='0'/></testsuite>",
                    "<testsuite name='a' tests='1' errors='0' skipped='0' failures='0' color='red'/>",
                    "<testsuite name='a' tests='1' errors='0' skipped='0' failures='0' time='1s'/>",
                    "<testsuite tests='1' errors='0' skipped='0' failures='0'/>")) {
                assertThatThrownBy(
                                () -> schema(schema).newValidator().validate(new StreamSource(new StringReader(wrong))))
                        .isInstanceOf(SAXException.class);
            }
        }
    }

    private List<String> kinds(FailOn failOn, Results results) throws Exception {
        Path file = write(failOn, results).get(0);
        assertValid(file);
        NodeList cases = document(file).getElementsByTagName("testcase");
        return Stream.iterate(0, i -> i < cases.getLength(), i -> i + 1)
                .map(i -> (Element) cases.item(i))
                .map(one -> one.getAttribute("name").substring("demo.".length()) + ": "
                        + Stream.of("failure", "error", "skipped", "system-out")
                                .filter(name -> one.getElementsByTagName(name).getLength() > 0)
                                .findFirst()
                                .orElse("-"))
                .toList();
    }

    private List<Path> write(FailOn failOn, Results results) throws Exception {
        new JunitXml(failOn).write(results, folder);
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("TEST-graphql-tck-"))
                    .toList();
        }
    }

    private static void assertValid(Path file) throws Exception {
        for (String schema : List.of("surefire-report", "jenkins-junit")) {
            schema(schema).newValidator().validate(new StreamSource(file.toFile()));
        }
    }

    private static Schema schema(String name) throws SAXException {
        return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(JunitXmlTests.class.getResource("/schemas/" + name + ".xsd"));
    }

    private static Document document(Path file) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    }
}
