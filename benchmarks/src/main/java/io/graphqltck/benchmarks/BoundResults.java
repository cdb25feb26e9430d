package io.graphqltck.benchmarks;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code results.json} as records to which jackson-databind binds it, as strictly as it can: {@link ResultsBenchmark} reads by them. */
record BoundResults(
        @JsonProperty(required = true) String schema,
        @JsonProperty(required = true) int version,
        @JsonProperty(required = true) Kit kit,
        @JsonProperty(required = true) String started,
        @JsonProperty(required = true) BigDecimal tookMs,
        @JsonProperty(required = true) boolean complete,
        @JsonProperty(required = true) List<Run> runs) {

    record Kit(@JsonProperty(required = true) String version) {}

    record Run(
            @JsonProperty(required = true) Subject subject,
            @JsonProperty(required = true) String protocol,
            @JsonProperty(required = true) String protocolTitle,
            @JsonProperty(required = true) String started,
            @JsonProperty(required = true) BigDecimal tookMs,
            @JsonProperty(required = true) boolean complete,
            @JsonProperty(required = true) Map<String, Integer> counts,
            List<JsonNode> findings,
            @JsonProperty(required = true) List<Result> results) {}

    record Subject(
            @JsonProperty(required = true) String name,
            @JsonProperty(required = true) String title,
            @JsonProperty(required = true) String version,
            @JsonProperty(required = true) String role,
            @JsonProperty(required = true) List<String> capabilities,
            Map<String, Boolean> probed) {}

    record Result(
            @JsonProperty(required = true) String id,
            List<String> aliases,
            @JsonProperty(required = true) String title,
            @JsonProperty(required = true) String theme,
            @JsonProperty(required = true) String role,
            @JsonProperty(required = true) String verdict,
            @JsonProperty(required = true) String reason,
            @JsonProperty(required = true) List<Requirement> requirements,
            @JsonProperty(required = true) List<Finding> findings,
            int findingsLeftOut,
            @JsonProperty(required = true) List<String> outcomes,
            @JsonProperty(required = true) @Nullable String provedBy,
            boolean unstable,
            @JsonProperty(required = true) BigDecimal tookMs,
            @JsonProperty(required = true) String at,
            @JsonProperty(required = true) String repeat,
            @JsonProperty(required = true) List<Line> dialogue,
            @JsonProperty(required = true) List<Moment> transcript,
            int momentsLeftOut) {}

    record Requirement(
            @JsonProperty(required = true) String id,
            @JsonProperty(required = true) String level,
            @JsonProperty(required = true) String judgement,
            @JsonProperty(required = true) String role,
            @JsonProperty(required = true) String section,
            @JsonProperty(required = true) List<Map<String, String>> source,
            @JsonProperty(required = true) String sentence,
            @Nullable String harm,
            @Nullable String advice) {}

    record Finding(
            @JsonProperty(required = true) String requirement,
            @JsonProperty(required = true) String judgement,
            @JsonProperty(required = true) String source,
            @JsonProperty(required = true) int moment,
            @JsonProperty(required = true) @Nullable String turn,
            @JsonProperty(required = true) List<String> allowed,
            @JsonProperty(required = true) String found) {}

    record Line(
            @JsonProperty(required = true) @Nullable String at,
            @JsonProperty(required = true) @Nullable String who,
            @JsonProperty(required = true) String kind,
            @JsonProperty(required = true) int depth,
            @JsonProperty(required = true) String text) {}

    record Moment(
            @JsonProperty(required = true) int n,
            @JsonProperty(required = true) BigDecimal atMs,
            @JsonProperty(required = true) JsonNode lane,
            @JsonProperty(required = true) String who,
            @JsonProperty(required = true) String kind,
            @JsonProperty(required = true) String text,
            @Nullable JsonNode json,
            @Nullable String hex,
            boolean truncated,
            @Nullable JsonNode facts) {}
}
