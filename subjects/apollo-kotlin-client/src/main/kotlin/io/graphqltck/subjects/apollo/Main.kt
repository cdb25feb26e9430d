package io.graphqltck.subjects.apollo

import com.apollographql.apollo.api.apolloApiVersion
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob
import kotlin.system.exitProcess

/** The adapter around Apollo Kotlin: reads commands, and hands each to its session. */
fun main(args: Array<String>) {
    asShipped = AS_SHIPPED in args
    val events = Events(System.out)
    System.setOut(System.err) // standard output is the protocol's, and the library prints now and then
    events.ready("apollo-kotlin", apolloApiVersion)
    Adapter(events).readCommands()
    exitProcess(0) // the threads of OkHttp would keep the process alive for a while
}

private val COMMANDS = setOf("open", "subscribe", "unsubscribe", "close", "sync")

/** Used by the main thread only. No command waits for the network, so that no session waits for another one. */
private class Adapter(private val events: Events) {
    private val sessions = mutableMapOf<String, Session>()
    private val scope = CoroutineScope(SupervisorJob() + Dispatchers.IO)

    fun readCommands() {
        System.`in`.bufferedReader().lineSequence()
            .map { parseJson(it) as Map<*, *> }
            .takeWhile { it["do"] != "exit" }
            .forEach(::execute)
    }

    private fun execute(command: Map<*, *>) {
        val action = command["do"]
        val name = command["session"]
        if (action !in COMMANDS || name !is String) {
            System.err.println("ignored, as it is no known command: $command") // a later version's, it may be
            return
        }
        try {
            when (action) {
                "open" -> sessions[name] = open(name, command)
                "subscribe" -> session(name).subscribe(
                    operation = command["operation"] as String,
                    query = command["query"] as String,
                    variables = jsonObject(command["variables"]).orEmpty(),
                    operationName = command["operationName"] as String?,
                )
                "unsubscribe" -> session(name).unsubscribe(command["operation"] as String)
                "close" -> {
                    session(name).close()
                    sessions.remove(name)
                    events.closed(name)
                }
                "sync" -> events.synced(name, command["token"] as String)
            }
        } catch (e: Exception) {
            val operation = command["operation"]
            if (operation is String) events.error(name, operation, e) else events.failure(name, e)
        }
    }

    private fun open(name: String, command: Map<*, *>): Session {
        check(name !in sessions) { "session is open already: $name" }
        return Session(name, newClient(Opening(command)), scope, events)
    }

    private fun session(name: String): Session = checkNotNull(sessions[name]) { "no open session: $name" }
}
