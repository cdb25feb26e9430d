package io.graphqltck.subjects.apollo

/**
 * A document, and the keyword and name of the operation to execute. Apollo's compiler takes no operation without a
 * name, and its runtime sends the name with every operation: one that has none is given one here, as its user would
 * have to do.
 */
class NamedDocument private constructor(val text: String, val keyword: String, val operationName: String) {
    companion object {
        private const val MADE_UP_NAME = "Unnamed"

        /** Comments and strings, so that nothing inside them counts, and then the tokens that do. */
        private val token = Regex(
            "#[^\\n\\r]*+" +
                "|\"\"\"(?s:.*?)(?<!\\\\)\"\"\"" +
                "|\"[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+\"" +
                "|[{}()@]|[_A-Za-z][_0-9A-Za-z]*+",
        )

        /** Looks at the operation with this name or, with none, at the first one. The server judges the document. */
        fun of(document: String, operationName: String?): NamedDocument {
            val operations = operationsOf(document)
            val operation = operations.find { operationName == null || it.name == operationName }
            return when {
                operation == null -> NamedDocument(document, "query", operationName ?: MADE_UP_NAME)
                operation.name != null -> NamedDocument(document, operation.keyword, operation.name)
                else -> NamedDocument(operation.named(document), operation.keyword, MADE_UP_NAME)
            }
        }

        private class Definition(val keyword: String, val range: IntRange, val name: String?) {
            fun named(document: String) = document.replaceRange(range, "$keyword $MADE_UP_NAME")
        }

        private fun operationsOf(document: String): List<Definition> {
            val tokens = token.findAll(document).filter { it.value[0] != '#' && it.value[0] != '"' }.toList()
            val definitions = mutableListOf<Definition>()
            var depth = 0
            var atDefinition = true
            tokens.forEachIndexed { index, token ->
                if (atDefinition) {
                    definitions += definition(token, tokens.getOrNull(index + 1)?.value)
                    atDefinition = false
                }
                when (token.value) {
                    "{", "(" -> depth++
                    "}", ")" -> atDefinition = --depth == 0 && token.value == "}"
                }
            }
            return definitions.filter { it.keyword != "fragment" }
        }

        private fun definition(first: MatchResult, second: String?): Definition {
            // The short form `{ … }` of a query: its keyword is missing in front of the brace.
            if (first.value == "{") return Definition("query", first.range.first until first.range.first, null)
            return Definition(first.value, first.range, second?.takeUnless { it in setOf("{", "(", "@") })
        }
    }
}
