package gammadesk.connectors.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** JSON as a tree, for tests: maps, lists, texts, numbers, truth values and null. */
record Json(Object value) {
    private static final JsonFactory FACTORY = new JsonFactory();

    static Json parse(String text) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            parser.nextToken();
            return new Json(read(parser));
        }
    }

    private static Object read(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    private static Map<String, Object> object(JsonParser parser) {
        Map<String, Object> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            fields.put(name, read(parser));
        }
        return fields;
    }

    private static List<Object> array(JsonParser parser) {
        List<Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(read(parser));
        }
        return items;
    }

    boolean has(String name) {
        return value instanceof Map<?, ?> map && map.containsKey(name);
    }

    Json at(String name) {
        if (!has(name)) {
            throw new AssertionError("no " + name + " in " + value);
        }
        return new Json(((Map<?, ?>) value).get(name));
    }

    Json at(int index) {
        return items().get(index);
    }

    List<Json> items() {
        return ((List<?>) value).stream().map(Json::new).toList();
    }

    int size() {
        return ((List<?>) value).size();
    }

    boolean isList() {
        return value instanceof List;
    }

    boolean isObject() {
        return value instanceof Map;
    }

    boolean isNull() {
        return value == null;
    }

    Set<String> names() {
        return ((Map<?, ?>) value)
                .keySet().stream().map(String.class::cast).collect(java.util.stream.Collectors.toSet());
    }

    String text() {
        return (String) value;
    }

    double number() {
        return ((Number) value).doubleValue();
    }

    long whole() {
        return ((Number) value).longValue();
    }

    boolean flag() {
        return (Boolean) value;
    }
}
