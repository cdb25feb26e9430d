package io.graphqltck.subjects.apollo

import com.apollographql.apollo.ApolloCall
import com.apollographql.apollo.ApolloClient
import com.apollographql.apollo.api.ApolloResponse
import com.apollographql.apollo.exception.RouterError
import com.apollographql.apollo.exception.SubscriptionOperationException
import io.graphqltck.adapter.Application
import io.graphqltck.adapter.ClientSession
import io.graphqltck.adapter.Request
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.currentCoroutineContext
import kotlinx.coroutines.ensureActive
import kotlinx.coroutines.launch

/** One client, and what its application hears of its operations. */
class Session(
    private val client: ApolloClient,
    private val scope: CoroutineScope,
    private val application: Application,
) : ClientSession {

    override fun subscribe(operation: String, asked: Request): Runnable {
        val request = RawOperation.of(asked.query, asked.variables.orEmpty(), asked.operationName)
        val running = scope.launch {
            try {
                when (request) {
                    is RawQuery -> report(operation, client.query(request).execute())
                    is RawMutation -> report(operation, client.mutation(request).execute())
                    is RawSubscription -> collect(operation, client.subscription(request))
                }
            } catch (e: Exception) {
                ensureActive() // an unsubscribe is no news to the application
                application.error(operation, e, errorsOf(e))
            }
        }
        return Runnable { running.cancel() } // as harmless for a finished operation as it is to the library's user
    }

    override fun close() = client.close()

    private fun report(operation: String, response: ApolloResponse<RawData>) {
        tell(operation, response)
        if (response.exception == null) application.complete(operation)
    }

    /** The library tells of an error by a last response with an exception; its flow itself then ends without one. */
    private suspend fun collect(operation: String, call: ApolloCall<RawData>) {
        var last: ApolloResponse<RawData>? = null
        call.toFlow().collect { response ->
            tell(operation, response)
            currentCoroutineContext().ensureActive() // stopping the operation is leaving this loop
            last = response
        }
        if (last?.exception == null) application.complete(operation)
    }

    private fun tell(operation: String, response: ApolloResponse<RawData>) {
        val exception = response.exception
        if (exception != null) {
            application.error(operation, exception, errorsOf(exception))
        } else {
            application.next(operation, payloadOf(response))
        }
    }

    private fun errorsOf(problem: Throwable): List<Map<String, Any?>>? = when (problem) {
        is SubscriptionOperationException -> errorsOf(problem.payload)
        is RouterError -> problem.errors.map(::membersOf)
        else -> null
    }

    /** The payload of the server's `error` message: a list of GraphQL errors or, in the legacy protocol, one error. */
    @Suppress("UNCHECKED_CAST") // reported as it is
    private fun errorsOf(payload: Any?): List<Map<String, Any?>>? =
        (payload as? List<*> ?: (payload as? Map<*, *>)?.let { listOf(it) }) as List<Map<String, Any?>>?
}
