package io.graphqltck.reports.html;

import io.graphqltck.core.model.Level;
import io.graphqltck.reports.json.JsonOut;
import io.graphqltck.reports.model.Citation;
import io.graphqltck.reports.results.QuotedRequirement;
import io.graphqltck.reports.results.Results;
import io.graphqltck.reports.results.TestedSubject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes the index of the page: all but the details. */
final class IndexOut {

    private final JsonGenerator json;

    IndexOut(JsonGenerator json) {
        this.json = json;
    }

    void write(
            Results results,
            @Nullable LastRun lastRun,
            Index index,
            List<RunIndex> runs,
            List<Integer> resultBlocks,
            List<Integer> dialogueBlocks) {
        json.writeStartObject();
        JsonOut.text(json, "kit", results.kitVersion());
        json.writeStringProperty("started", results.started().toString());
        JsonOut.millis(json, "tookMs", results.took());
        json.writeBooleanProperty("complete", results.complete());
        if (lastRun != null) {
            json.writeObjectPropertyStart("previous");
            json.writeStringProperty("started", lastRun.started().toString());
            json.writeNumberProperty("gone", lastRun.gone());
            json.writeEndObject();
        }
        json.writeArrayPropertyStart("protocols");
        index.protocolTitles().forEach(this::protocol);
        json.writeEndArray();
        json.writeArrayPropertyStart("subjects");
        index.subjects().forEach(this::subject);
        json.writeEndArray();
        json.writeArrayPropertyStart("requirements");
        index.requirements().forEach(this::requirement);
        json.writeEndArray();
        json.writeArrayPropertyStart("scenarios");
        index.scenarios().forEach(scenario -> scenario(scenario, index.level(scenario)));
        json.writeEndArray();
        json.writeArrayPropertyStart("runs");
        runs.forEach(run -> run.write(json));
        json.writeEndArray();
        json.writeObjectPropertyStart("blocks");
        numbers("results", resultBlocks);
        numbers("dialogues", dialogueBlocks);
        json.writeEndObject();
        json.writeEndObject();
    }

    private void protocol(String name, String title) {
        json.writeStartObject();
        JsonOut.text(json, "name", name);
        JsonOut.text(json, "title", title);
        json.writeEndObject();
    }

    private void subject(TestedSubject subject) {
        json.writeStartObject();
        JsonOut.text(json, "name", subject.name());
        JsonOut.text(json, "title", subject.title());
        JsonOut.text(json, "version", subject.version());
        json.writeStringProperty("role", subject.role().word());
        texts("capabilities", subject.capabilities());
        json.writeArrayPropertyStart("probed");
        subject.probed().keySet().forEach(word -> JsonOut.text(json, word));
        json.writeEndArray();
        json.writeEndObject();
    }

    private void requirement(Index.Demanded demanded) {
        QuotedRequirement requirement = demanded.requirement();
        json.writeStartObject();
        JsonOut.text(json, "id", requirement.id());
        json.writeNumberProperty("protocol", demanded.protocol());
        json.writeStringProperty("level", requirement.level().word());
        json.writeStringProperty("judgement", requirement.judgement().word());
        JsonOut.text(json, "role", requirement.role());
        JsonOut.text(json, "section", requirement.section());
        json.writeArrayPropertyStart("source");
        requirement.source().stream().map(Citation::toJson).forEach(source -> JsonOut.json(json, source));
        json.writeEndArray();
        JsonOut.text(json, "sentence", requirement.sentence());
        json.writeEndObject();
    }

    private void scenario(Index.Played scenario, Level level) {
        json.writeStartObject();
        JsonOut.text(json, "id", scenario.id());
        texts("aliases", scenario.aliases());
        JsonOut.text(json, "title", scenario.title());
        JsonOut.text(json, "theme", scenario.theme());
        json.writeStringProperty("role", scenario.role().word());
        json.writeNumberProperty("protocol", scenario.protocol());
        json.writeStringProperty("level", level.word());
        numbers("requirements", scenario.requirements());
        json.writeEndObject();
    }

    private void texts(String name, List<String> texts) {
        json.writeArrayPropertyStart(name);
        texts.forEach(text -> JsonOut.text(json, text));
        json.writeEndArray();
    }

    private void numbers(String name, List<Integer> numbers) {
        json.writeArrayPropertyStart(name);
        numbers.forEach(number -> json.writeNumber((int) number));
        json.writeEndArray();
    }
}
