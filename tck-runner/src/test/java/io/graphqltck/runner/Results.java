package io.graphqltck.runner;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonSyntaxException;
import io.graphqltck.core.json.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The one run of a {@code results.json}. */
record Results(String text, Json.JsonObject document) {

    static Results in(Path folder) throws IOException, JsonSyntaxException {
        String text = Files.readString(folder.resolve("results.json"));
        return new Results(text, (Json.JsonObject) JsonText.read(text));
    }

    private Json.JsonObject run() {
        return (Json.JsonObject) list(document, "runs").get(0);
    }

    private static List<Json> list(Json.JsonObject object, String name) {
        return object.get(name) instanceof Json.JsonArray array ? array.items() : List.of();
    }

    boolean complete() {
        return String.valueOf(document.get("complete")).contains("true");
    }

    /** What was probed, as JSON. */
    String probed() {
        return run().get("subject") instanceof Json.JsonObject subject && subject.get("probed") != null
                ? JsonText.write(java.util.Objects.requireNonNull(subject.get("probed")))
                : "";
    }

    /** Ids of what failed or was warned of, and why. */
    Map<String, String> reasons() {
        Map<String, String> reasons = new LinkedHashMap<>();
        for (Json item : list(run(), "results")) {
            Json.JsonObject result = (Json.JsonObject) item;
            String verdict = String.valueOf(result.text("verdict"));
            if (verdict.equals("failed") || verdict.equals("warned")) {
                reasons.put(String.valueOf(result.text("id")), String.valueOf(result.text("reason")));
            }
        }
        return reasons;
    }

    /** Ids and verdicts. */
    Map<String, String> verdicts() {
        Map<String, String> verdicts = new LinkedHashMap<>();
        for (Json item : list(run(), "results")) {
            Json.JsonObject result = (Json.JsonObject) item;
            verdicts.put(String.valueOf(result.text("id")), String.valueOf(result.text("verdict")));
        }
        return verdicts;
    }
}
