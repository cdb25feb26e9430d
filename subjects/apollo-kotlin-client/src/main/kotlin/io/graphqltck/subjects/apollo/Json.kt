package io.graphqltck.subjects.apollo

import com.apollographql.apollo.api.AnyAdapter
import com.apollographql.apollo.api.ApolloResponse
import com.apollographql.apollo.api.CustomScalarAdapters
import com.apollographql.apollo.api.Error
import com.apollographql.apollo.api.json.jsonReader
import okio.Buffer

fun parseJson(text: String): Any =
    AnyAdapter.fromJson(Buffer().writeUtf8(text).jsonReader(), CustomScalarAdapters.Empty)

@Suppress("UNCHECKED_CAST") // the names of a JSON object are strings
fun jsonObject(value: Any?) = value as Map<String, Any?>?

/** What a response offers to its reader: data that is absent and data that is null look the same there. */
fun payloadOf(response: ApolloResponse<RawData>): Map<String, Any?> = buildMap {
    put("data", response.data?.value)
    response.errors?.let { put("errors", it.map(::membersOf)) }
    if (response.extensions.isNotEmpty()) put("extensions", response.extensions)
}

fun membersOf(error: Error): Map<String, Any?> = buildMap {
    put("message", error.message)
    error.locations?.let { locations ->
        put("locations", locations.map { mapOf("line" to it.line, "column" to it.column) })
    }
    error.path?.let { put("path", it) }
    error.extensions?.let { put("extensions", it) }
    error.nonStandardFields?.let { putAll(it) }
}
