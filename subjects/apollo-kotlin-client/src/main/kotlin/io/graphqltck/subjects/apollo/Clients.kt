package io.graphqltck.subjects.apollo

import com.apollographql.apollo.ApolloClient
import com.apollographql.apollo.api.http.HttpHeader
import com.apollographql.apollo.network.http.DefaultHttpEngine
import com.apollographql.apollo.network.http.HttpEngine
import com.apollographql.apollo.network.http.HttpNetworkTransport
import com.apollographql.apollo.network.websocket.GraphQLWsProtocol
import com.apollographql.apollo.network.websocket.SubscriptionWsProtocol
import com.apollographql.apollo.network.websocket.WebSocketEngine
import com.apollographql.apollo.network.websocket.WebSocketNetworkTransport
import com.apollographql.apollo.network.websocket.WsProtocol
import okhttp3.OkHttpClient
import okhttp3.Protocol
import java.io.File
import java.security.KeyStore
import java.security.cert.CertificateFactory
import java.util.concurrent.TimeUnit
import javax.net.ssl.SSLContext
import javax.net.ssl.TrustManagerFactory
import javax.net.ssl.X509TrustManager

/** What an `open` says of the client to make. */
class Opening(command: Map<*, *>) {
    val protocol = command["protocol"] as String
    val url = command["url"] as String
    val params = jsonObject(command["params"])
    val authorisation = jsonObject(command["authorisation"])
    val headers = jsonObject(command["headers"]).orEmpty().mapValues { it.value as String }
    val okHttp: OkHttpClient? = okHttpClient((command["caFile"] as String?)?.let(::File))
}

fun newClient(opening: Opening): ApolloClient = when (opening.protocol) {
    "appsync" -> appSyncClient(opening)
    "multipart-subscription", "graphql-over-http" -> httpClient(opening)
    else -> webSocketClient(opening)
}

/** A client with one HTTP transport for every kind of operation: subscriptions are multipart responses. */
private fun httpClient(opening: Opening): ApolloClient {
    val transport = HttpNetworkTransport.Builder()
        .serverUrl(opening.url)
        .apply { opening.okHttp?.let { httpEngine(httpEngine(it)) } }
        .build()
    return ApolloClient.Builder()
        .networkTransport(transport)
        .subscriptionNetworkTransport(transport)
        .httpHeaders(opening.headers.map { (name, value) -> HttpHeader(name, value) })
        .build()
}

/** With the timeouts that Apollo gives its own: OkHttp's would end a stream that is quiet for 10 s. */
private fun httpEngine(okHttp: OkHttpClient): HttpEngine = DefaultHttpEngine {
    okHttp.newBuilder().connectTimeout(60, TimeUnit.SECONDS).readTimeout(60, TimeUnit.SECONDS).build()
}

/** A client with one WebSocket transport for every kind of operation. */
private fun webSocketClient(opening: Opening): ApolloClient {
    val transport = WebSocketNetworkTransport.Builder()
        .serverUrl(opening.url)
        .wsProtocol(newProtocol(opening.protocol, opening.params))
        .apply { opening.okHttp?.let { webSocketEngine(WebSocketEngine { it }) } }
        .build()
    return ApolloClient.Builder()
        .networkTransport(transport)
        .subscriptionNetworkTransport(transport)
        .build()
}

@Suppress("DEPRECATION") // the legacy protocol is, and its users have to live with it
private fun newProtocol(name: String, params: Map<String, Any?>?): WsProtocol =
    listOf(
        GraphQLWsProtocol(connectionPayload = { params }),
        SubscriptionWsProtocol(connectionPayload = { params }),
    ).find { it.name == name } ?: throw IllegalArgumentException("unsupported protocol: $name")

/** What Apollo's own would not do: trust the kit's certificate, or speak HTTP/2 without TLS. */
private fun okHttpClient(caFile: File?): OkHttpClient? = when {
    caFile != null -> okHttpClientTrusting(caFile) // over TLS, HTTP/2 is there by default
    System.getenv("TCK_HTTP2") == "prior-knowledge" ->
        OkHttpClient.Builder().protocols(listOf(Protocol.H2_PRIOR_KNOWLEDGE)).build()
    else -> null
}

private fun okHttpClientTrusting(caFile: File): OkHttpClient {
    val certificates = caFile.inputStream().use { CertificateFactory.getInstance("X.509").generateCertificates(it) }
    val keyStore = KeyStore.getInstance(KeyStore.getDefaultType()).apply {
        load(null, null)
        certificates.forEachIndexed { index, certificate -> setCertificateEntry("ca-$index", certificate) }
    }
    val trustManagers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm())
        .apply { init(keyStore) }
        .trustManagers
    val context = SSLContext.getInstance("TLS").apply { init(null, trustManagers, null) }
    return OkHttpClient.Builder()
        .sslSocketFactory(context.socketFactory, trustManagers.filterIsInstance<X509TrustManager>().single())
        .build()
}
