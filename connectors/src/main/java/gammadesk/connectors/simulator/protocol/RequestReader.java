package gammadesk.connectors.simulator.protocol;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Takes a call out of its JSON. Throws {@link RpcError} for anything that is none. */
public final class RequestReader {
    private static final JsonFactory FACTORY = new JsonFactory();

    private RequestReader() {}

    /**
     * Reads a JSON-RPC request.
     *
     * @param body UTF-8
     * @param pathMethod the method that the address names, empty if none: the body need not repeat it
     */
    public static RpcRequest read(byte[] body, String pathMethod) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw RpcError.badRequest();
            }
            RpcRequest request = object(parser, pathMethod);
            if (parser.nextToken() != null) {
                throw RpcError.notJson();
            }
            return request;
        } catch (JacksonException _) {
            throw RpcError.notJson();
        }
    }

    /** The id of what could not be read as a request, as JSON; empty where none can be made out. */
    public static String idOf(byte[] body) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return "";
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean isId = parser.currentName().equals("id");
                JsonToken token = parser.nextToken();
                if (isId) {
                    return id(parser, token);
                }
                parser.skipChildren();
            }
            return "";
        } catch (JacksonException | RpcError _) {
            return "";
        }
    }

    /** A JSON array of texts. */
    static List<String> texts(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw RpcError.notJson();
            }
            return list(parser).stream().map(Object::toString).toList();
        } catch (JacksonException _) {
            throw RpcError.notJson();
        }
    }

    /** A JSON object or array that came as a text; empty for what is neither. */
    static Optional<Object> value(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
            JsonToken token = parser.nextToken();
            return token == JsonToken.START_ARRAY || token == JsonToken.START_OBJECT
                    ? read(parser, token)
                    : Optional.empty();
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private static RpcRequest object(JsonParser parser, String pathMethod) {
        String id = "";
        String method = pathMethod;
        Params params = Params.NONE;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            switch (name) {
                case "id" -> id = id(parser, token);
                case "method" -> method = token == JsonToken.VALUE_STRING ? parser.getString() : "";
                case "params" -> params = params(parser, token);
                default -> parser.skipChildren();
            }
        }
        if (method.isEmpty()) {
            throw RpcError.badRequest();
        }
        return new RpcRequest(id, method, params);
    }

    private static String id(JsonParser parser, JsonToken token) {
        return switch (token) {
            case VALUE_STRING -> quoted(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_NULL -> parser.getString();
            default -> throw RpcError.badRequest();
        };
    }

    private static String quoted(String text) {
        return new String(new JsonBytes().text(text).toByteArray(), StandardCharsets.US_ASCII);
    }

    private static Params params(JsonParser parser, JsonToken token) {
        if (token == JsonToken.VALUE_NULL) {
            return Params.NONE;
        }
        if (token == JsonToken.START_ARRAY) {
            parser.skipChildren();
            return Params.NONE;
        }
        if (token != JsonToken.START_OBJECT) {
            throw RpcError.badRequest();
        }
        return Params.of(map(parser));
    }

    /** A null is as good as no value. */
    private static void value(JsonParser parser, JsonToken token, String name, Map<String, Object> values) {
        read(parser, token).ifPresentOrElse(value -> values.put(name, value), () -> values.remove(name));
    }

    /** A value as text, list or map; empty for null. */
    private static Optional<Object> read(JsonParser parser, JsonToken token) {
        return switch (token) {
            case VALUE_NULL -> Optional.empty();
            case START_ARRAY -> Optional.of(list(parser));
            case START_OBJECT -> Optional.of(map(parser));
            default -> Optional.of(parser.getString());
        };
    }

    private static Map<String, Object> map(JsonParser parser) {
        Map<String, Object> values = new HashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            value(parser, parser.nextToken(), name, values);
        }
        return values;
    }

    private static List<Object> list(JsonParser parser) {
        List<Object> items = new ArrayList<>();
        JsonToken token = parser.nextToken();
        while (token != JsonToken.END_ARRAY) {
            read(parser, token).ifPresent(items::add);
            token = parser.nextToken();
        }
        return items;
    }
}
