package io.graphqltck.reports.junit;

import io.graphqltck.core.verdict.FailOn;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.reports.file.Names;
import io.graphqltck.reports.file.OwnFiles;
import io.graphqltck.reports.findings.Cause;
import io.graphqltck.reports.findings.Causes;
import io.graphqltck.reports.results.Result;
import io.graphqltck.reports.results.Results;
import io.graphqltck.reports.results.SubjectRun;
import io.graphqltck.reports.results.Weight;
import io.graphqltck.reports.text.TextStory;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Writes a file {@code TEST-….xml} for each run: a test suite, with a test case for each scenario. */
public final class JunitXml {

    private static final String PREFIX = "TEST-" + OwnFiles.MARK;
    private static final String PACKAGE = "graphql-tck";

    private final FailOn failOn;

    /** {@code failOn}: which verdicts are failures here. */
    public JunitXml(FailOn failOn) {
        this.failOn = failOn;
    }

    /** Writes the files into this folder, in place of those that the kit wrote there before. */
    public void write(Results results, Path folder) throws IOException {
        OwnFiles files = new OwnFiles(folder, PREFIX);
        for (SubjectRun run : results.runs()) {
            files.write(Names.file(name(run)) + ".xml", out -> write(results, run, out));
        }
        files.finish();
    }

    private static String name(SubjectRun run) {
        String version = run.subject().version();
        return run.subject().name() + (version.isEmpty() ? "" : "-" + version) + "-"
                + run.subject().role().word() + "-" + run.protocol();
    }

    private void write(Results results, SubjectRun run, OutputStream out) throws IOException {
        try {
            SafeXml xml = new SafeXml(out);
            suite(results, run, xml);
            xml.end();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private void suite(Results results, SubjectRun run, SafeXml xml) throws XMLStreamException, IOException {
        xml.start("testsuite");
        xml.attribute("name", run.key().toString());
        xml.attribute("time", seconds(run.took()));
        xml.attribute("tests", Integer.toString(run.results().size()));
        xml.attribute("errors", count(run, Weight.BROKEN));
        xml.attribute("skipped", count(run, Weight.SKIPPED));
        xml.attribute("failures", count(run, Weight.BAD));
        xml.start("properties");
        property(xml, "kit", results.kitVersion());
        property(xml, "subject", run.subject().name());
        property(xml, "subject.title", run.subject().title());
        property(xml, "subject.version", run.subject().version());
        property(xml, "subject.role", run.subject().role().word());
        property(xml, "protocol", run.protocol());
        property(xml, "started", run.started().toString());
        property(xml, "complete", Boolean.toString(run.complete()));
        if (run.edition() != null) {
            property(xml, "edition", run.edition().toString());
        }
        if (run.shard() != null) {
            property(xml, "shard", run.shard().toString());
        }
        xml.close();
        String suite = PACKAGE + "." + run.protocol().replace('.', '_') + "."
                + name(run).replace('.', '_');
        Map<String, Cause> causes = Causes.byScenario(run);
        for (Result result : run.results()) {
            testCase(run, result, causes.get(result.id()), suite, xml);
        }
        xml.close();
    }

    private String count(SubjectRun run, Weight weight) {
        return Long.toString(run.results().stream()
                .filter(result -> Weight.of(result, failOn) == weight)
                .count());
    }

    private static void property(SafeXml xml, String name, String value) throws XMLStreamException {
        xml.start("property");
        xml.attribute("name", name);
        xml.attribute("value", value);
        xml.close();
    }

    private void testCase(SubjectRun run, Result result, @Nullable Cause cause, String suite, SafeXml xml)
            throws XMLStreamException, IOException {
        xml.start("testcase");
        xml.attribute("name", result.id());
        xml.attribute("classname", suite);
        xml.attribute("group", result.theme());
        xml.attribute("time", seconds(result.took()));
        String finding = cause == null
                ? ""
                : "finding: " + cause.id() + ", scenarios: " + cause.results().size()
                        + (cause.advice().isEmpty() ? "" : "; " + cause.advice());
        String message = message(result);
        switch (Weight.of(result, failOn)) {
            case BAD -> problem("failure", run, result, message, finding, xml);
            case BROKEN -> problem("error", run, result, message, finding, xml);
            case SKIPPED -> {
                xml.start("skipped");
                xml.attribute("message", message);
                xml.close();
            }
            case GOOD -> {
                if (result.verdict() != Verdict.PASSED || !result.outcomes().isEmpty()) {
                    xml.start("system-out");
                    xml.line(message);
                    if (!finding.isEmpty()) {
                        xml.line(finding);
                    }
                    for (String outcome : result.outcomes()) {
                        xml.line("outcome: " + outcome);
                    }
                    xml.close();
                }
            }
        }
        xml.close();
    }

    private static void problem(
            String element, SubjectRun run, Result result, String message, String finding, SafeXml xml)
            throws XMLStreamException, IOException {
        xml.start(element);
        xml.attribute("message", message);
        xml.attribute("type", result.verdict().word());
        xml.text((finding.isEmpty() ? "" : finding + "\n") + TextStory.of(run, result));
        xml.close();
    }

    private static String message(Result result) {
        return result.verdict().word() + (result.reason().isEmpty() ? "" : ": " + result.reason());
    }

    private static String seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3)
                .setScale(3, RoundingMode.UNNECESSARY)
                .toPlainString();
    }
}
