package io.graphqltck.subjects.apollo

import com.apollographql.apollo.api.Adapter
import com.apollographql.apollo.api.AnyAdapter
import com.apollographql.apollo.api.CompiledField
import com.apollographql.apollo.api.CustomScalarAdapters
import com.apollographql.apollo.api.Mutation
import com.apollographql.apollo.api.ObjectType
import com.apollographql.apollo.api.Operation
import com.apollographql.apollo.api.Query
import com.apollographql.apollo.api.Subscription
import com.apollographql.apollo.api.json.JsonReader
import com.apollographql.apollo.api.json.JsonWriter
import com.apollographql.apollo.api.json.writeAny
import com.apollographql.apollo.api.notNull
import okio.ByteString.Companion.encodeUtf8

/** The data of any operation, as it came. */
class RawData(val value: Any) : Query.Data, Mutation.Data, Subscription.Data

/**
 * An operation that is known at run time only. Apollo's user has a class for each operation, made by its compiler;
 * these do for every operation what such a class does for one.
 */
sealed class RawOperation(
    private val document: String,
    private val name: String,
    private val variables: Map<String, Any?>,
    private val rootType: String,
) : Operation<RawData> {
    override fun document() = document

    override fun name() = name

    override fun id() = document.encodeUtf8().sha256().hex()

    override fun adapter(): Adapter<RawData> = RawDataAdapter

    override fun serializeVariables(
        writer: JsonWriter,
        customScalarAdapters: CustomScalarAdapters,
        withDefaultValues: Boolean,
    ) = variables.forEach { (name, value) -> writer.name(name).writeAny(value) }

    override fun rootField(): CompiledField =
        CompiledField.Builder("data", ObjectType.Builder(rootType).build().notNull()).build()

    companion object {
        fun of(document: String, variables: Map<String, Any?>, operationName: String?): RawOperation {
            val named = NamedDocument.of(document, operationName)
            return when (named.keyword) {
                "subscription" -> RawSubscription(named.text, named.operationName, variables)
                "mutation" -> RawMutation(named.text, named.operationName, variables)
                else -> RawQuery(named.text, named.operationName, variables)
            }
        }
    }
}

class RawQuery(document: String, name: String, variables: Map<String, Any?>) :
    RawOperation(document, name, variables, "Query"), Query<RawData>

class RawMutation(document: String, name: String, variables: Map<String, Any?>) :
    RawOperation(document, name, variables, "Mutation"), Mutation<RawData>

class RawSubscription(document: String, name: String, variables: Map<String, Any?>) :
    RawOperation(document, name, variables, "Subscription"), Subscription<RawData>

private object RawDataAdapter : Adapter<RawData> {
    override fun fromJson(reader: JsonReader, customScalarAdapters: CustomScalarAdapters) =
        RawData(AnyAdapter.fromJson(reader, customScalarAdapters))

    override fun toJson(writer: JsonWriter, customScalarAdapters: CustomScalarAdapters, value: RawData) =
        AnyAdapter.toJson(writer, customScalarAdapters, value.value)
}
