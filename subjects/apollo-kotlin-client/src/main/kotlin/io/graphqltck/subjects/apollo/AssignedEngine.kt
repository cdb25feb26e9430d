package io.graphqltck.subjects.apollo

import com.apollographql.apollo.api.http.HttpHeader
import com.apollographql.apollo.network.websocket.WebSocket
import com.apollographql.apollo.network.websocket.WebSocketEngine
import com.apollographql.apollo.network.websocket.WebSocketListener
import okhttp3.OkHttpClient
import java.lang.reflect.Field

/** The word on the command line with which the library is used as it is, race and all. */
const val AS_SHIPPED = "--as-shipped"

/** Set once, before the first command is read. */
var asShipped = false

/** The engine that users get, but for the race that [AssignedEngine] tells of. */
fun webSocketEngine(okHttp: OkHttpClient?): WebSocketEngine {
    val engine = okHttp?.let { WebSocketEngine { it } } ?: WebSocketEngine()
    return if (asShipped) engine else AssignedEngine(engine)
}

/**
 * Reports that a WebSocket is open when the library can use it. Apollo Kotlin 5.0.1 hands itself to the engine as its listener and
 * keeps the WebSocket when the engine returns; where OkHttp's thread comes first, `connection_init` is lost, and the connection
 * hangs until its time-out. That hits one connection in some hundreds on a busy machine, and would make every run another one.
 */
private class AssignedEngine(private val engine: WebSocketEngine) : WebSocketEngine by engine {
    override fun newWebSocket(url: String, headers: List<HttpHeader>, listener: WebSocketListener): WebSocket =
        engine.newWebSocket(url, headers, AssignedListener(listener))
}

private class AssignedListener(private val listener: WebSocketListener) : WebSocketListener by listener {
    override fun onOpen() {
        val kept = keptWebSocket()
        // The thread that constructs the listener is about to do it: this waits for that of its next instructions.
        while (kept != null && kept.get(listener) == null) {
            Thread.onSpinWait()
        }
        listener.onOpen()
    }

    private fun keptWebSocket(): Field? =
        listener.javaClass.declaredFields.find { it.name == "webSocket" }?.apply { isAccessible = true }
}
