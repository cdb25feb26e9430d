package io.graphqltck.core.json;

import io.graphqltck.core.limit.Lease;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** One text while it is read: what its values weigh is paid for before they are kept. */
final class Reading {

    /** More than any message that somebody reads. */
    private static final int MOST_VALUES = 1_000_000;

    private final JsonParser parser;
    private final Lease lease;
    private int values;

    Reading(JsonParser parser, Lease lease) {
        this.parser = parser;
        this.lease = lease;
    }

    Json value() throws JsonSyntaxException {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> {
                pay(JsonWeight.OBJECT);
                Map<String, Json> members = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    pay(JsonWeight.MEMBER + 2L * name.length());
                    parser.nextToken();
                    members.put(name, value());
                }
                yield new Json.JsonObject(members);
            }
            case START_ARRAY -> {
                pay(JsonWeight.ARRAY);
                List<Json> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    pay(JsonWeight.ITEM);
                    items.add(value());
                }
                yield new Json.JsonArray(items);
            }
            case VALUE_STRING -> {
                String text = parser.getString();
                pay(JsonWeight.STRING + 2L * text.length());
                yield Json.of(text);
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                String text = parser.getString();
                pay(JsonWeight.NUMBER + (long) text.length());
                yield number(text);
            }
            case VALUE_TRUE, VALUE_FALSE -> {
                pay(JsonWeight.WORD);
                yield Json.of(token == JsonToken.VALUE_TRUE);
            }
            case VALUE_NULL -> {
                pay(JsonWeight.WORD);
                yield Json.ofNull();
            }
            default -> throw new JsonSyntaxException("unexpected " + token);
        };
    }

    private void pay(long weight) throws JsonLimitException {
        if (++values > MOST_VALUES) {
            throw new JsonLimitException("it has more than " + MOST_VALUES + " values, more than the kit reads");
        }
        if (!lease.take(weight)) {
            throw new JsonLimitException("its values need more memory than the kit has left for all that runs");
        }
    }

    private static Json number(String text) throws JsonSyntaxException {
        try {
            return new Json.JsonNumber(new BigDecimal(text));
        } catch (NumberFormatException e) {
            throw new JsonLimitException("a number is out of the bounds of what the kit reads");
        }
    }
}
