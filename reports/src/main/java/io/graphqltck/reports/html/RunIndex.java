package io.graphqltck.reports.html;

import io.graphqltck.core.model.Judgement;
import io.graphqltck.core.verdict.Finding;
import io.graphqltck.reports.findings.Cause;
import io.graphqltck.reports.findings.Causes;
import io.graphqltck.reports.json.JsonOut;
import io.graphqltck.reports.results.QuotedRequirement;
import io.graphqltck.reports.results.Result;
import io.graphqltck.reports.results.SubjectRun;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** What the matrix shows of one run: a few characters for each result. */
final class RunIndex {

    private static final int MOST_FOUND = 200;

    private record Failure(int requirement, @Nullable String turn, String found) {}

    private record Broken(int requirement, boolean fails) {}

    private final SubjectRun run;
    private final int protocol;
    private final int subject;
    private final int first;
    private final Index index;
    private final List<Integer> scenarios = new ArrayList<>();
    private final StringBuilder verdicts = new StringBuilder();
    private final StringBuilder messages = new StringBuilder();
    private final StringBuilder closing = new StringBuilder();
    private final Map<Integer, Failure> failures = new LinkedHashMap<>();
    private final Map<Integer, List<Broken>> broken = new LinkedHashMap<>();
    private final Map<Integer, LastRun.Before> before = new LinkedHashMap<>();

    /** {@code first}: the number of its first result, counted over all runs. */
    RunIndex(SubjectRun run, Index index, int first) {
        this.run = run;
        this.index = index;
        this.protocol = index.protocol(run);
        this.subject = index.subject(run.subject());
        this.first = first;
    }

    int protocol() {
        return protocol;
    }

    void add(Result result, int scenario, Closing parts, LastRun.@Nullable Before lastTime) {
        int position = scenarios.size();
        scenarios.add(scenario);
        verdicts.append(Letters.of(result.verdict()));
        messages.append(parts.messages());
        closing.append(parts.closing());
        List<Broken> named = new ArrayList<>();
        for (Finding finding : result.findings()) {
            number(result, finding.requirement())
                    .filter(number -> finding.judgement() != Judgement.OBSERVE)
                    .map(number -> new Broken(number, finding.judgement() == Judgement.FAIL))
                    .filter(one -> !named.contains(one))
                    .ifPresent(named::add);
        }
        if (!named.isEmpty()) {
            broken.put(position, named);
        }
        if (Letters.isTold(result.verdict())) {
            result.mainFinding()
                    .flatMap(finding -> number(result, finding.requirement()).map(number -> failure(number, finding)))
                    .ifPresent(failure -> failures.put(position, failure));
        }
        if (lastTime != null) {
            before.put(position, lastTime);
        }
    }

    private Optional<Integer> number(Result result, String requirement) {
        Optional<QuotedRequirement> quoted = result.requirement(requirement);
        return quoted.map(one -> index.requirement(protocol, one));
    }

    private static Failure failure(int requirement, Finding finding) {
        String found = finding.found();
        return new Failure(
                requirement,
                finding.turn() == null ? null : finding.turn().toString(),
                found.length() > MOST_FOUND ? found.substring(0, MOST_FOUND) + "…" : found);
    }

    void write(JsonGenerator json) {
        json.writeStartObject();
        json.writeNumberProperty("subject", subject);
        json.writeNumberProperty("protocol", protocol);
        if (run.edition() != null) {
            json.writeNumberProperty("edition", (int) run.edition());
        }
        json.writeStringProperty("started", run.started().toString());
        JsonOut.millis(json, "tookMs", run.took());
        json.writeBooleanProperty("complete", run.complete());
        json.writeNumberProperty("first", first);
        json.writeArrayPropertyStart("scenarios");
        scenarios.forEach(number -> json.writeNumber((int) number));
        json.writeEndArray();
        json.writeStringProperty("verdicts", verdicts.toString());
        json.writeStringProperty("messages", messages.toString());
        json.writeStringProperty("closing", closing.toString());
        json.writeObjectPropertyStart("failures");
        failures.forEach((position, failure) -> {
            json.writeObjectPropertyStart(position.toString());
            json.writeNumberProperty("requirement", failure.requirement());
            if (failure.turn() != null) {
                JsonOut.text(json, "turn", failure.turn());
            }
            JsonOut.text(json, "found", failure.found());
            json.writeEndObject();
        });
        json.writeEndObject();
        json.writeObjectPropertyStart("broken");
        broken.forEach((position, all) -> {
            json.writeArrayPropertyStart(position.toString());
            for (Broken one : all) {
                json.writeStartArray();
                json.writeNumber(one.requirement());
                json.writeBoolean(one.fails());
                json.writeEndArray();
            }
            json.writeEndArray();
        });
        json.writeEndObject();
        json.writeObjectPropertyStart("before");
        before.forEach((position, last) -> {
            json.writeArrayPropertyStart(position.toString());
            json.writeString(String.valueOf(last.verdict()));
            json.writeString(last.words());
            json.writeEndArray();
        });
        json.writeEndObject();
        causes(json);
        json.writeEndObject();
    }

    /** The findings of the run; scenarios are places in its results, the example first. */
    private void causes(JsonGenerator json) {
        Map<String, Integer> positions = new HashMap<>();
        for (Result result : run.results()) {
            positions.put(result.id(), positions.size());
        }
        json.writeArrayPropertyStart("causes");
        for (Cause cause : Causes.of(run)) {
            json.writeStartObject();
            JsonOut.text(json, "id", cause.id());
            json.writeStringProperty("verdict", String.valueOf(Letters.of(cause.verdict())));
            json.writeStringProperty("deviation", cause.deviation().text());
            if (cause.quoted() != null) {
                json.writeNumberProperty("requirement", index.requirement(protocol, cause.quoted()));
            }
            json.writeArrayPropertyStart("expected");
            cause.expected().forEach(text -> JsonOut.text(json, text));
            json.writeEndArray();
            JsonOut.text(json, "received", cause.received());
            JsonOut.text(json, "harm", cause.harm().text());
            JsonOut.text(json, "advice", cause.advice());
            json.writeArrayPropertyStart("results");
            cause.results().forEach(result -> json.writeNumber((int) positions.getOrDefault(result.id(), 0)));
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
