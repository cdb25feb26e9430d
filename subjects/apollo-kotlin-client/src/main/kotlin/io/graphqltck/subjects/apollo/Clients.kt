package io.graphqltck.subjects.apollo

import com.apollographql.apollo.ApolloClient
import com.apollographql.apollo.api.http.HttpHeader
import com.apollographql.apollo.network.http.DefaultHttpEngine
import com.apollographql.apollo.network.http.HttpEngine
import com.apollographql.apollo.network.http.HttpNetworkTransport
import com.apollographql.apollo.network.websocket.GraphQLWsProtocol
import com.apollographql.apollo.network.websocket.SubscriptionWsProtocol
import com.apollographql.apollo.network.websocket.WebSocketNetworkTransport
import com.apollographql.apollo.network.websocket.WsProtocol
import io.graphqltck.adapter.Open
import okhttp3.OkHttpClient
import okhttp3.Protocol
import java.io.File
import java.security.KeyStore
import java.security.cert.CertificateFactory
import java.util.concurrent.TimeUnit
import javax.net.ssl.SSLContext
import javax.net.ssl.TrustManagerFactory
import javax.net.ssl.X509TrustManager

fun newClient(open: Open): ApolloClient = when (open.protocol()) {
    "appsync" -> appSyncClient(open)
    "multipart-subscription", "graphql-over-http" -> httpClient(open)
    else -> webSocketClient(open)
}

/** A client with one HTTP transport for every kind of operation: subscriptions are multipart responses. */
private fun httpClient(open: Open): ApolloClient {
    val transport = HttpNetworkTransport.Builder()
        .serverUrl(open.url())
        .apply { okHttp(open)?.let { httpEngine(httpEngine(it)) } }
        .build()
    return ApolloClient.Builder()
        .networkTransport(transport)
        .subscriptionNetworkTransport(transport)
        .httpHeaders(open.headers().map { (name, value) -> HttpHeader(name, value) })
        .build()
}

/** With the timeouts that Apollo gives its own: OkHttp's would end a stream that is quiet for 10 s. */
private fun httpEngine(okHttp: OkHttpClient): HttpEngine = DefaultHttpEngine {
    okHttp.newBuilder().connectTimeout(60, TimeUnit.SECONDS).readTimeout(60, TimeUnit.SECONDS).build()
}

/** A client with one WebSocket transport for every kind of operation. */
private fun webSocketClient(open: Open): ApolloClient {
    val transport = WebSocketNetworkTransport.Builder()
        .serverUrl(open.url())
        .wsProtocol(newProtocol(open.protocol(), open.params().orElse(null)))
        .webSocketEngine(webSocketEngine(okHttp(open)))
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

internal fun okHttp(open: Open): OkHttpClient? = okHttpClient(open.caFile().map(::File).orElse(null))

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
