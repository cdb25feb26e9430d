package io.graphqltck.adapter;

import java.util.Map;

/**
 * An operation that the application starts.
 *
 * @param variables null for none
 * @param operationName null for none
 */
public record Request(String query, Map<String, Object> variables, String operationName) {

    /** Whether its operation is a subscription: many libraries have a call of its own for these, and leave the choice to their user. */
    public boolean isSubscription() {
        return OperationKind.of(query, operationName) == OperationKind.SUBSCRIPTION;
    }
}
