package io.graphqltck.subjects.apollo

import com.apollographql.apollo.ApolloClient
import com.apollographql.apollo.annotations.ApolloExperimental
import com.apollographql.apollo.api.http.HttpHeader
import com.apollographql.apollo.network.http.DefaultHttpEngine
import com.apollographql.apollo.network.websocket.AppSyncWsProtocol
import com.apollographql.apollo.network.websocket.WebSocketNetworkTransport
import java.net.URI

/** A client whose subscriptions go over AppSync's WebSocket, and its queries and mutations over HTTP. */
@OptIn(ApolloExperimental::class)
fun appSyncClient(opening: Opening): ApolloClient {
    val authorization = authorizationOf(opening)
    val transport = WebSocketNetworkTransport.Builder()
        // The library leaves the realtime URL to its user. This is that of a domain of one's own.
        .serverUrl(AppSyncWsProtocol.buildUrl(opening.url + "/realtime", authorization))
        .wsProtocol(AppSyncWsProtocol(authorization = { authorization }))
        .webSocketEngine(webSocketEngine(opening))
        .build()
    return ApolloClient.Builder()
        .httpServerUrl(opening.url)
        .httpHeaders(authorization.filterKeys { it != "host" }.map { (name, value) -> HttpHeader(name, value) })
        .apply { opening.okHttp?.let { httpEngine(DefaultHttpEngine(it)) } }
        .subscriptionNetworkTransport(transport)
        .build()
}

/** The library wants it ready made. It offers no place where a single message could be signed, so there is no IAM. */
private fun authorizationOf(opening: Opening): Map<String, String> {
    val authorisation = checkNotNull(opening.authorisation) { "`open` has no `authorisation`" }
    val host = authorisation["host"] as String? ?: URI(opening.url).authority
    return when (val mode = authorisation["mode"]) {
        "api-key" -> mapOf("host" to host, "x-api-key" to authorisation["apiKey"] as String)
        "jwt", "lambda" -> mapOf("host" to host, "Authorization" to authorisation["token"] as String)
        else -> throw IllegalArgumentException("authorisation mode $mode is not offered by this adapter")
    }
}
