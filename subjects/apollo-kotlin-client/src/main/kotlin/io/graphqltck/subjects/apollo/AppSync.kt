package io.graphqltck.subjects.apollo

import com.apollographql.apollo.ApolloClient
import com.apollographql.apollo.annotations.ApolloExperimental
import com.apollographql.apollo.api.http.HttpHeader
import com.apollographql.apollo.network.http.DefaultHttpEngine
import com.apollographql.apollo.network.websocket.AppSyncWsProtocol
import com.apollographql.apollo.network.websocket.WebSocketNetworkTransport
import io.graphqltck.adapter.Open
import java.net.URI

/** A client whose subscriptions go over AppSync's WebSocket, and its queries and mutations over HTTP. */
@OptIn(ApolloExperimental::class)
fun appSyncClient(open: Open): ApolloClient {
    val authorization = authorizationOf(open)
    val okHttp = okHttp(open)
    val transport = WebSocketNetworkTransport.Builder()
        // The library leaves the realtime URL to its user. This is that of a domain of one's own.
        .serverUrl(AppSyncWsProtocol.buildUrl(open.url() + "/realtime", authorization))
        .wsProtocol(AppSyncWsProtocol(authorization = { authorization }))
        .webSocketEngine(webSocketEngine(okHttp))
        .build()
    return ApolloClient.Builder()
        .httpServerUrl(open.url())
        .httpHeaders(authorization.filterKeys { it != "host" }.map { (name, value) -> HttpHeader(name, value) })
        .apply { okHttp?.let { httpEngine(DefaultHttpEngine(it)) } }
        .subscriptionNetworkTransport(transport)
        .build()
}

/** The library wants it ready made. It offers no place where a single message could be signed, so there is no IAM. */
private fun authorizationOf(open: Open): Map<String, String> {
    val authorisation = open.authorisation().orElseThrow { IllegalArgumentException("`open` has no `authorisation`") }
    val host = authorisation["host"] as String? ?: URI(open.url()).authority
    return when (val mode = authorisation["mode"]) {
        "api-key" -> mapOf("host" to host, "x-api-key" to authorisation["apiKey"] as String)
        "jwt", "lambda" -> mapOf("host" to host, "Authorization" to authorisation["token"] as String)
        else -> throw IllegalArgumentException("authorisation mode $mode is not offered by this adapter")
    }
}
