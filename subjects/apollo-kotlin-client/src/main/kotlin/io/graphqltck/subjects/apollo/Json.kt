package io.graphqltck.subjects.apollo

import com.apollographql.apollo.api.AnyAdapter
import com.apollographql.apollo.api.ApolloResponse
import com.apollographql.apollo.api.CustomScalarAdapters
import com.apollographql.apollo.api.Error
import com.apollographql.apollo.api.json.buildJsonString
import com.apollographql.apollo.api.json.jsonReader
import com.apollographql.apollo.api.json.writeAny
import io.graphqltck.adapter.Json
import okio.Buffer

/** JSON by the library's own reader and writer. */
object ApolloJson : Json {
    override fun read(line: String): Map<String, Any?> =
        jsonObject(AnyAdapter.fromJson(Buffer().writeUtf8(line).jsonReader(), CustomScalarAdapters.Empty)).orEmpty()

    override fun write(event: Map<String, Any?>): String = buildJsonString { writeAny(event) }
}

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
