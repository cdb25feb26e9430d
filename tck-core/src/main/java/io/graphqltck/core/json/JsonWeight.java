package io.graphqltck.core.json;

/** What values take in memory, about, with what they keep once they have been written or compared. */
public final class JsonWeight {

    /** Lists and maps are copied once. */
    static final int OBJECT = 160;

    static final int MEMBER = 120;
    static final int ARRAY = 80;
    static final int ITEM = 12;
    static final int STRING = 64;
    /** A decimal keeps its text once it has been asked for it. */
    static final int NUMBER = 112;

    static final int WORD = 16;

    private JsonWeight() {}

    /** Of this value and all within it. */
    public static long of(Json value) {
        if (value instanceof Json.JsonObject object) {
            long weight = OBJECT;
            for (var member : object.members().entrySet()) {
                weight += MEMBER + 2L * member.getKey().length() + of(member.getValue());
            }
            return weight;
        } else if (value instanceof Json.JsonArray array) {
            long weight = ARRAY;
            for (Json item : array.items()) {
                weight += ITEM + of(item);
            }
            return weight;
        } else if (value instanceof Json.JsonString text) {
            return STRING + 2L * text.value().length();
        }
        return value instanceof Json.JsonNumber number ? NUMBER + number.value().precision() : WORD;
    }
}
