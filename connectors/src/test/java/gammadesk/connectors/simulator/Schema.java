package gammadesk.connectors.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;

/** As much of JSON Schema as the venue's description uses: references, types, required fields. */
final class Schema {
    private static final String JSON = "application/json";

    private Schema() {}

    /** The schema of a response, which stands behind a reference beside its examples. */
    static Json of(Json api, Json response) {
        Json content =
                response.has("$ref") ? at(api, response.at("$ref").text()).at("content") : response.at("content");
        return resolve(api, content.at(JSON).at("schema"));
    }

    static Json resolve(Json api, Json schema) {
        return schema.has("$ref") ? resolve(api, at(api, schema.at("$ref").text())) : schema;
    }

    /** The venue's description refers to some things that it does not describe. */
    private static boolean isBroken(Json api, Json schema) {
        if (!schema.has("$ref")) {
            return false;
        }
        Json place = api;
        for (String step : schema.at("$ref").text().substring(2).split("/")) {
            if (!place.has(step)) {
                return true;
            }
            place = place.at(step);
        }
        return isBroken(api, place);
    }

    private static Json at(Json api, String reference) {
        Json place = api;
        for (String step : reference.substring(2).split("/")) {
            place = place.at(step);
        }
        return place;
    }

    /** A value against its schema; null is allowed everywhere, as the venue does. */
    static void check(Json api, Json reference, Json value, String where) {
        check(api, reference, value, where, Set.of());
    }

    /**
     * A value against its schema.
     *
     * @param mistyped endings of places where the schema has another type than the venue itself sends
     */
    static void check(Json api, Json reference, Json value, String where, Set<String> mistyped) {
        if (value.isNull() || isBroken(api, reference) || mistyped.stream().anyMatch(where::endsWith)) {
            return;
        }
        Json schema = resolve(api, reference);
        if (!schema.has("type")) {
            return;
        }
        if (schema.has("enum")) {
            assertThat(schema.at("enum").items().stream().map(Json::value).toList())
                    .as(where)
                    .contains(value.value());
        }
        switch (schema.at("type").text()) {
            case "object" -> object(api, schema, value, where, mistyped);
            case "array" -> array(api, schema, value, where, mistyped);
            case "string" -> assertThat(value.value()).as(where).isInstanceOf(String.class);
            case "boolean" -> assertThat(value.value()).as(where).isInstanceOf(Boolean.class);
            case "integer", "number" -> assertThat(value.value()).as(where).isInstanceOf(Number.class);
            default ->
                throw new AssertionError(
                        where + " has the type " + schema.at("type").value());
        }
    }

    private static void object(Json api, Json schema, Json value, String where, Set<String> mistyped) {
        if (value.isList() && where.endsWith(".tick_size_steps")) {
            return;
        }
        assertThat(value.isObject()).as(where + " is an object").isTrue();
        if (schema.has("required")) {
            schema.at("required")
                    .items()
                    .forEach(name -> assertThat(value.names()).as(where).contains(name.text()));
        }
        if (schema.has("properties")) {
            Set<String> described = schema.at("properties").names();
            value.names().stream()
                    .filter(described::contains)
                    .forEach(name ->
                            check(api, schema.at("properties").at(name), value.at(name), where + "." + name, mistyped));
        }
    }

    private static void array(Json api, Json schema, Json value, String where, Set<String> mistyped) {
        assertThat(value.isList()).as(where + " is an array").isTrue();
        if (schema.has("items")) {
            value.items().forEach(item -> check(api, schema.at("items"), item, where + "[]", mistyped));
        }
    }

    /** Whatever an example has, at any depth, the value has too and of the same sort. */
    static void sameFields(Json example, Json value, String where) {
        sameFields(example, value, where, Set.of());
    }

    /**
     * Whatever an example has, at any depth, the value has too and of the same sort.
     *
     * @param optional names that may be missing
     */
    static void sameFields(Json example, Json value, String where, Set<String> optional) {
        if (example.isNull() || value.isNull()) {
            return;
        }
        assertThat(sort(value)).as(where + " is like " + example.value()).isEqualTo(sort(example));
        if (example.isObject()) {
            Set<String> names = new HashSet<>(example.names());
            names.removeAll(optional);
            assertThat(value.names()).as(where).containsAll(names);
            names.forEach(name -> sameFields(example.at(name), value.at(name), where + "." + name, optional));
        }
        if (example.isList() && example.size() > 0 && value.size() > 0) {
            sameFields(example.at(0), value.at(0), where + "[]", optional);
        }
    }

    private static String sort(Json json) {
        if (json.value() instanceof Number) {
            return "number";
        }
        return json.isObject()
                ? "object"
                : json.isList() ? "array" : json.value().getClass().getSimpleName();
    }
}
