package io.graphqltck.subjects.apollo

import com.apollographql.apollo.ApolloCall
import com.apollographql.apollo.ApolloClient
import com.apollographql.apollo.api.ApolloResponse
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.ensureActive
import kotlinx.coroutines.launch

/** One client, and what its application hears of its operations. */
class Session(
    private val name: String,
    private val client: ApolloClient,
    private val scope: CoroutineScope,
    private val events: Events,
) {
    // Finished operations stay: cancelling one is as harmless here as it is to the library's user.
    private val operations = mutableMapOf<String, Job>()

    fun subscribe(operation: String, query: String, variables: Map<String, Any?>, operationName: String?) {
        val request = RawOperation.of(query, variables, operationName)
        operations[operation] = scope.launch {
            try {
                when (request) {
                    is RawQuery -> report(operation, client.query(request).execute())
                    is RawMutation -> report(operation, client.mutation(request).execute())
                    is RawSubscription -> collect(operation, client.subscription(request))
                }
            } catch (e: Exception) {
                ensureActive() // an unsubscribe is no news to the application
                events.error(name, operation, e)
            }
        }
    }

    fun unsubscribe(operation: String) {
        checkNotNull(operations[operation]) { "no such operation: $operation" }.cancel()
    }

    fun close() = client.close()

    private fun report(operation: String, response: ApolloResponse<RawData>) {
        tell(operation, response)
        if (response.exception == null) events.complete(name, operation)
    }

    /** The library tells of an error by a last response with an exception; its flow itself then ends without one. */
    private suspend fun collect(operation: String, call: ApolloCall<RawData>) {
        var last: ApolloResponse<RawData>? = null
        call.toFlow().collect { response ->
            tell(operation, response)
            last = response
        }
        if (last?.exception == null) events.complete(name, operation)
    }

    private fun tell(operation: String, response: ApolloResponse<RawData>) {
        val exception = response.exception
        if (exception != null) events.error(name, operation, exception) else events.next(name, operation, response)
    }
}
