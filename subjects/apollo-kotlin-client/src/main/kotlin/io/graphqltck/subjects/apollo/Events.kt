package io.graphqltck.subjects.apollo

import com.apollographql.apollo.api.ApolloResponse
import com.apollographql.apollo.api.json.buildJsonString
import com.apollographql.apollo.api.json.writeAny
import com.apollographql.apollo.exception.RouterError
import com.apollographql.apollo.exception.SubscriptionOperationException
import java.io.PrintStream

/** Writes the events of all sessions, one whole line at a time, at once. */
class Events(private val output: PrintStream) {
    fun ready(name: String, libraryVersion: String) =
        write("event" to "ready", "version" to 1, "name" to name, "libraryVersion" to libraryVersion)

    fun next(session: String, operation: String, response: ApolloResponse<RawData>) =
        write("event" to "next", "session" to session, "operation" to operation, "payload" to payloadOf(response))

    fun error(session: String, operation: String, problem: Throwable) {
        val event = arrayOf("event" to "error", "session" to session, "operation" to operation, message(problem))
        val errors = when (problem) {
            is SubscriptionOperationException -> errorsOf(problem.payload)
            is RouterError -> problem.errors.map(::membersOf)
            else -> null
        }
        if (errors != null) write(*event, "errors" to errors) else write(*event)
    }

    /** The payload of the server's `error` message: a list of GraphQL errors or, in the legacy protocol, one error. */
    private fun errorsOf(payload: Any?) = payload as? List<*> ?: (payload as? Map<*, *>)?.let { listOf(it) }

    fun complete(session: String, operation: String) =
        write("event" to "complete", "session" to session, "operation" to operation)

    fun failure(session: String, problem: Throwable) =
        write("event" to "failure", "session" to session, message(problem))

    fun closed(session: String) = write("event" to "closed", "session" to session)

    fun synced(session: String, token: String) = write("event" to "synced", "session" to session, "token" to token)

    private fun message(problem: Throwable) = "message" to (problem.message ?: problem.toString())

    @Synchronized
    private fun write(vararg members: Pair<String, Any?>) {
        output.write((buildJsonString { writeAny(mapOf(*members)) } + "\n").encodeToByteArray())
        output.flush()
    }
}
