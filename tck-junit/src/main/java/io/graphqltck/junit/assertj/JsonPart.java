package io.graphqltck.junit.assertj;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonArray;
import io.graphqltck.core.json.Json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Whether a value has all that another one has. */
final class JsonPart {

    private JsonPart() {}

    /** Objects may have more members; arrays have as many items; everything else is equal. */
    static boolean isIn(Json part, @Nullable Json whole) {
        if (part instanceof JsonObject few && whole instanceof JsonObject many) {
            return few.members().entrySet().stream()
                    .allMatch(member -> isIn(member.getValue(), many.get(member.getKey())));
        }
        if (part instanceof JsonArray few && whole instanceof JsonArray many) {
            if (few.items().size() != many.items().size()) {
                return false;
            }
            for (int i = 0; i < few.items().size(); i++) {
                if (!isIn(few.items().get(i), many.items().get(i))) {
                    return false;
                }
            }
            return true;
        }
        return part.equals(whole);
    }
}
