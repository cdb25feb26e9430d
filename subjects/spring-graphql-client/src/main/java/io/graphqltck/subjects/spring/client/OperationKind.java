package io.graphqltck.subjects.spring.client;

import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.language.OperationDefinition.Operation;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;

/** What kind of operation a document asks for. */
enum OperationKind {
    SUBSCRIPTION,
    SINGLE_RESULT;

    /** Looks at the operation with this name or, with none, at the first one. The server judges the document. */
    static OperationKind of(String document, String operationName) {
        return parse(document).getDefinitionsOfType(OperationDefinition.class).stream()
                .filter(operation -> operationName == null || operationName.equals(operation.getName()))
                .findFirst()
                .filter(operation -> operation.getOperation() == Operation.SUBSCRIPTION)
                .map(operation -> SUBSCRIPTION)
                .orElse(SINGLE_RESULT);
    }

    private static Document parse(String document) {
        var environment = ParserEnvironment.newParserEnvironment()
                .document(document)
                .parserOptions(ParserOptions.getDefaultSdlParserOptions()) // those without limits
                .build();
        try {
            return Parser.parse(environment);
        } catch (InvalidSyntaxException e) {
            return Document.newDocument().build();
        }
    }
}
