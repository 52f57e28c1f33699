package gammadesk.connectors.simulator.protocol;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The parameters of a call, read by type. Whatever is missing or wrong becomes the venue's own -32602 with the name of
 * the parameter and a reason. Values come as text in a query and as JSON in a body; both are understood everywhere.
 */
public final class Params {
    public static final Params NONE = new Params(Map.of());

    private static final String WRONG = "wrong format";

    private final Map<String, Object> values;

    private Params(Map<String, Object> values) {
        this.values = values;
    }

    /** Parameters by name; values are texts, numbers, truth values or lists of texts. */
    public static Params of(Map<String, Object> values) {
        return new Params(Map.copyOf(values));
    }

    /** A text that must be there. */
    public String text(String name) {
        return maybeText(name).orElseThrow(() -> RpcError.invalid(name, "value is required"));
    }

    /** A text that may be there. */
    public Optional<String> maybeText(String name) {
        return Optional.ofNullable(values.get(name)).map(value -> scalar(name, value));
    }

    /** A text that must be one of the given words. */
    public String word(String name, List<String> words) {
        return checked(name, text(name), words);
    }

    /** A text that may be there and must then be one of the given words. */
    public Optional<String> maybeWord(String name, List<String> words) {
        return maybeText(name).map(value -> checked(name, value, words));
    }

    /** A whole number that must be there. */
    public long whole(String name) {
        return whole(name, text(name));
    }

    /** A whole number that may be there. */
    public OptionalLong maybeWhole(String name) {
        Optional<String> text = maybeText(name);
        return text.isPresent() ? OptionalLong.of(whole(name, text.get())) : OptionalLong.empty();
    }

    /** How many rows: at least 1, at most the maximum. */
    public int count(String name, int usual, int maximum) {
        long count = maybeWhole(name).orElse(usual);
        if (count < 1 || count > maximum) {
            throw RpcError.invalid(name, "value must be between 1 and " + maximum);
        }
        return (int) count;
    }

    /** A number that must be there. */
    public double number(String name) {
        try {
            return Double.parseDouble(text(name));
        } catch (NumberFormatException _) {
            throw RpcError.invalid(name, WRONG);
        }
    }

    /** A truth value that may be there. */
    public boolean flag(String name, boolean usual) {
        return maybeWord(name, List.of("true", "false")).map("true"::equals).orElse(usual);
    }

    /** A list of texts that must be there. */
    public List<String> texts(String name) {
        Object value = values.get(name);
        return switch (value) {
            case null -> throw RpcError.invalid(name, "value is required");
            case List<?> list -> list.stream().map(item -> scalar(name, item)).toList();
            default -> listIn(name, scalar(name, value));
        };
    }

    /** In a query a list stands as JSON. */
    private static List<String> listIn(String name, String text) {
        try {
            return RequestReader.texts(text);
        } catch (RpcError _) {
            throw RpcError.invalid(name, WRONG);
        }
    }

    private static String scalar(String name, Object value) {
        if (value instanceof List) {
            throw RpcError.invalid(name, WRONG);
        }
        return value.toString();
    }

    private static String checked(String name, String value, List<String> words) {
        if (!words.contains(value)) {
            throw RpcError.invalid(name, "value must be one of " + String.join(", ", words));
        }
        return value;
    }

    private static long whole(String name, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) {
            throw RpcError.invalid(name, WRONG);
        }
    }
}
