package io.graphqltck.subjects.apollo

import com.apollographql.apollo.ApolloClient
import com.apollographql.apollo.network.websocket.GraphQLWsProtocol
import com.apollographql.apollo.network.websocket.SubscriptionWsProtocol
import com.apollographql.apollo.network.websocket.WebSocketEngine
import com.apollographql.apollo.network.websocket.WebSocketNetworkTransport
import com.apollographql.apollo.network.websocket.WsProtocol
import okhttp3.OkHttpClient
import java.io.File
import java.security.KeyStore
import java.security.cert.CertificateFactory
import javax.net.ssl.SSLContext
import javax.net.ssl.TrustManagerFactory
import javax.net.ssl.X509TrustManager

/** A client with one WebSocket transport for every kind of operation. */
fun newClient(protocol: String, url: String, params: Map<String, Any?>?, caFile: String?): ApolloClient {
    val transport = WebSocketNetworkTransport.Builder()
        .serverUrl(url)
        .wsProtocol(newProtocol(protocol, params))
        .apply { if (caFile != null) webSocketEngine(WebSocketEngine { okHttpClientTrusting(File(caFile)) }) }
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
