package io.graphqltck.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What Surefire wrote of one project. */
final class SurefireReports {

    private final Path folder;
    private final List<Case> cases = new ArrayList<>();

    /** One test: its name, how it ended, and the text of that. */
    record Case(String name, String end, String text) {}

    private SurefireReports(Path folder) {
        this.folder = folder;
    }

    /** Of the project in this folder. */
    static SurefireReports of(Path project) throws IOException, ParserConfigurationException, SAXException {
        return of(project, "surefire-reports");
    }

    /** Of the project in this folder, from another folder below its {@code target}. */
    static SurefireReports of(Path project, String name)
            throws IOException, ParserConfigurationException, SAXException {
        SurefireReports reports = new SurefireReports(project.resolve("target").resolve(name));
        try (Stream<Path> files = Files.list(reports.folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".xml")).sorted().toList()) {
                reports.read(file);
            }
        }
        return reports;
    }

    private void read(Path file) throws IOException, ParserConfigurationException, SAXException {
        Element suite = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file.toFile())
                .getDocumentElement();
        NodeList found = suite.getElementsByTagName("testcase");
        int before = cases.size();
        for (int i = 0; i < found.getLength(); i++) {
            cases.add(read((Element) found.item(i)));
        }
        assertThat(suite.getAttribute("tests")).as(file.toString()).isEqualTo(String.valueOf(cases.size() - before));
    }

    private static Case read(Element test) {
        for (String end : List.of("failure", "error", "skipped")) {
            NodeList ends = test.getElementsByTagName(end);
            if (ends.getLength() > 0) {
                Element how = (Element) ends.item(0);
                return new Case(
                        test.getAttribute("name"), end, how.getAttribute("message") + "\n" + how.getTextContent());
            }
        }
        return new Case(test.getAttribute("name"), "passed", "");
    }

    List<Case> cases() {
        return cases;
    }

    /** The counts, as {@code passed/failures/errors/skipped}. */
    String counts() {
        return count("passed") + "/" + count("failure") + "/" + count("error") + "/" + count("skipped");
    }

    private long count(String end) {
        return cases.stream().filter(one -> one.end().equals(end)).count();
    }

    /** The test of this name, which is there once. */
    Case test(String name) {
        List<Case> named =
                cases.stream().filter(one -> one.name().startsWith(name)).toList();
        assertThat(named).as(name + " among " + cases).hasSize(1);
        return named.get(0);
    }

    @Override
    public String toString() {
        return folder + ": " + cases;
    }
}
