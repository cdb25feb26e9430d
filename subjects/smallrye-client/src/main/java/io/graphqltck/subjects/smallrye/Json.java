package io.graphqltck.subjects.smallrye;

import io.smallrye.graphql.client.GraphQLError;
import io.smallrye.graphql.client.Response;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Between the JSON of the protocol, the plain Java values that a user gives to the library, and what it gives back. */
final class Json implements io.graphqltck.adapter.Json {
    private static final JsonProvider PROVIDER = JsonProvider.provider();

    @Override
    public Map<String, Object> read(String line) {
        try (var reader = PROVIDER.createReader(new StringReader(line))) {
            return toMap(reader.readObject());
        }
    }

    @Override
    public String write(Map<String, Object> event) {
        return PROVIDER.createObjectBuilder(event).build().toString();
    }

    private static Map<String, Object> toMap(JsonObject object) {
        Map<String, Object> map = new LinkedHashMap<>();
        object.forEach((name, value) -> map.put(name, toJava(value)));
        return map;
    }

    private static Object toJava(JsonValue value) {
        return switch (value.getValueType()) {
            case NULL -> null;
            case TRUE -> true;
            case FALSE -> false;
            case STRING -> ((JsonString) value).getString();
            case NUMBER -> toJava((JsonNumber) value);
            case OBJECT -> toMap(value.asJsonObject());
            case ARRAY -> toList(value.asJsonArray());
        };
    }

    private static Object toJava(JsonNumber number) {
        return number.isIntegral() ? (Object) number.longValueExact() : (Object) number.doubleValue();
    }

    private static List<Object> toList(JsonArray array) {
        List<Object> list = new ArrayList<>();
        array.forEach(value -> list.add(toJava(value)));
        return list;
    }

    /** What a response offers to its reader: data that is absent and data that is null look the same there. */
    static Map<String, Object> ofResponse(Response response) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("data", response.getData());
        if (response.getErrors() != null) {
            payload.put("errors", ofErrors(response.getErrors()));
        }
        if (response.getExtensions() != null) {
            payload.put("extensions", response.getExtensions());
        }
        return payload;
    }

    static List<Map<String, Object>> ofErrors(List<GraphQLError> errors) {
        return errors.stream().map(Json::ofError).toList();
    }

    private static Map<String, Object> ofError(GraphQLError error) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("message", error.getMessage());
        if (error.getLocations() != null) {
            members.put("locations", error.getLocations());
        }
        if (error.getPath() != null) {
            members.put("path", Arrays.asList(error.getPath()));
        }
        // For an error without extensions the library makes up an empty map.
        if (error.getExtensions() != null && !error.getExtensions().isEmpty()) {
            members.put("extensions", error.getExtensions());
        }
        if (error.getOtherFields() != null) {
            members.putAll(error.getOtherFields());
        }
        return members;
    }
}
