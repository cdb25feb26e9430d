package io.graphqltck.runner.subject;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.load.OperationsFile;
import io.graphqltck.core.model.Operation;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A user's own subscription in place of one of the control schema: any data are right. */
public final class OwnSubscription {

    /** More results than any scenario awaits of an endless subscription. */
    private static final int MANY = 40;

    private static final Json ANY_DATA = Json.of("<object>");

    private OwnSubscription() {}

    /** One that continues until it is stopped, under these names. @throws io.graphqltck.core.text.LoadException for what is no operation */
    public static Map<String, Operation> endless(Set<String> names, String query) {
        return operations(names, "subscription", query, MANY);
    }

    /** One that ends after two results. */
    public static Map<String, Operation> ofTwo(String query) {
        return operations(Set.of("countdown"), "subscription", query, 2);
    }

    /** A mutation that makes a subscription deliver, under these names. */
    public static Map<String, Operation> trigger(Set<String> names, String query) {
        return operations(names, "mutation", query, 1);
    }

    private static Map<String, Operation> operations(Set<String> names, String kind, String query, int results) {
        List<Json> any = Collections.nCopies(results, ANY_DATA);
        Json operation =
                new Json.JsonObject(Map.of("kind", Json.of(kind), "query", Json.of(query), "results", Json.array(any)));
        Map<String, Json> all = new HashMap<>();
        names.forEach(name -> all.put(name, operation));
        Json file = new Json.JsonObject(Map.of("operations", new Json.JsonObject(all)));
        return OperationsFile.read("--subscription", JsonText.write(file));
    }
}
