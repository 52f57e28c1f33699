package gammadesk.recordings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads JSON the way another program would: objects are maps, arrays lists, numbers doubles. */
final class JsonTree {
    private JsonTree() {}

    static Map<String, Object> read(String text) {
        try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
            json.nextToken();
            return object(json);
        }
    }

    /** The paths of all nulls that have no reason: none beside them and none in the {@code reasons} of their object. */
    static List<String> unexplained(Map<?, ?> object, String path) {
        List<String> gaps = new ArrayList<>();
        Map<?, ?> reasons = object.get("reasons") instanceof Map<?, ?> known ? known : Map.of();
        object.forEach((key, value) -> {
            boolean explained = reasons.containsKey(key) || object.containsKey(key + "Reason");
            if (value == null && !explained) {
                gaps.add(path + key);
            }
            gaps.addAll(inside(value, path + key + "."));
        });
        return gaps;
    }

    private static List<String> inside(Object value, String path) {
        List<String> gaps = new ArrayList<>();
        if (value instanceof Map<?, ?> object) {
            gaps.addAll(unexplained(object, path));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                if (list.get(i) == null) {
                    gaps.add(path + i);
                }
                gaps.addAll(inside(list.get(i), path + i + "."));
            }
        }
        return gaps;
    }

    private static Map<String, Object> object(JsonParser json) {
        Map<String, Object> map = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String key = json.currentName();
            json.nextToken();
            map.put(key, value(json));
        }
        return map;
    }

    private static Object value(JsonParser json) {
        return switch (json.currentToken()) {
            case START_OBJECT -> object(json);
            case START_ARRAY -> {
                List<Object> list = new ArrayList<>();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(json));
                }
                yield list;
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getDoubleValue();
            case VALUE_TRUE, VALUE_FALSE -> json.getBooleanValue();
            case VALUE_NULL -> null;
            default -> json.getString();
        };
    }
}
