package io.graphqltck.subjects.apollo

import com.apollographql.apollo.api.apolloApiVersion
import io.graphqltck.adapter.Adapter
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob

private val PROTOCOLS =
    listOf("graphql-transport-ws", "graphql-ws", "appsync", "multipart-subscription", "graphql-over-http")

/** The adapter around Apollo Kotlin. */
fun main(args: Array<String>) {
    asShipped = AS_SHIPPED in args
    val scope = CoroutineScope(SupervisorJob() + Dispatchers.IO)
    Adapter.main("apollo-kotlin", apolloApiVersion, PROTOCOLS, listOf(), ApolloJson) { open, application ->
        Session(newClient(open), scope, application)
    }
}
