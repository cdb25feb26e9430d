package io.graphqltck.runner.subject;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.load.OperationsFile;
import io.graphqltck.core.model.Operation;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** A user's own subscription in place of one of the control schema: any data are right. */
public final class OwnSubscription {

    /** More results than any scenario awaits of an endless subscription. */
    private static final int MANY = 40;

    private static final Json ANY_DATA = Json.of("<object>");

    private OwnSubscription() {}

    /** One that goes on until it is stopped. @throws io.graphqltck.core.text.LoadException for what is no operation */
    public static Map<String, Operation> endless(String query) {
        return operation("ticks", query, MANY);
    }

    /** One that ends after two results. */
    public static Map<String, Operation> ofTwo(String query) {
        return operation("countdown", query, 2);
    }

    private static Map<String, Operation> operation(String name, String query, int results) {
        List<Json> any = Collections.nCopies(results, ANY_DATA);
        Json operation = new Json.JsonObject(
                Map.of("kind", Json.of("subscription"), "query", Json.of(query), "results", Json.array(any)));
        Json file = new Json.JsonObject(Map.of("operations", new Json.JsonObject(Map.of(name, operation))));
        return OperationsFile.read("--subscription", JsonText.write(file));
    }
}
