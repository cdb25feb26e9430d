package io.graphqltck.subjects.spring.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.graphql.ResponseError;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Between the JSON of the protocol and the plain Java values that a user gives to the library and gets from it. */
final class Json implements io.graphqltck.adapter.Json {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    @Override
    public Map<String, Object> read(String line) {
        return MAPPER.readValue(line, OBJECT);
    }

    @Override
    public String write(Map<String, Object> event) {
        return MAPPER.writeValueAsString(event);
    }

    static List<Map<String, Object>> ofErrors(List<ResponseError> errors) {
        return errors.stream().map(Json::ofError).toList();
    }

    /** What an error offers to its reader, in whose eyes what is absent is empty. */
    private static Map<String, Object> ofError(ResponseError error) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("message", error.getMessage());
        if (!error.getLocations().isEmpty()) {
            members.put(
                    "locations",
                    error.getLocations().stream()
                            .map(place -> Map.of("line", place.getLine(), "column", place.getColumn()))
                            .toList());
        }
        if (!error.getParsedPath().isEmpty()) {
            members.put("path", error.getParsedPath());
        }
        if (!error.getExtensions().isEmpty()) {
            members.put("extensions", error.getExtensions());
        }
        return members;
    }
}
