package gammadesk.connectors.simulator.protocol;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The parameters of a call, read by type. Whatever is missing or wrong becomes the venue's own -32602 with the name of
 * the parameter and a reason. Values come as text in a query and as JSON in a body; both are understood everywhere.
 */
public final class Params {
    public static final Params NONE = new Params(Map.of());

    private static final String WRONG = "wrong format";
    /** Nobody needs more digits, and a huge exponent must not become a huge number. */
    private static final int LONGEST_NUMBER = 40;
    /** So many digits survive a double: who computes 0.1 + 0.2 sends 0.30000000000000004 and means 0.3. */
    private static final MathContext AS_MEANT = new MathContext(15, RoundingMode.HALF_EVEN);

    private final Map<String, Object> values;

    private Params(Map<String, Object> values) {
        this.values = values;
    }

    /** Parameters by name; values are texts, lists of values, or maps of values by name. */
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

    /** A whole number from 0 that must be there: a time or a place in a list. */
    public long natural(String name) {
        return natural(name, whole(name));
    }

    /** A whole number from 0 that may be there. */
    public OptionalLong maybeNatural(String name) {
        OptionalLong given = maybeWhole(name);
        given.ifPresent(number -> natural(name, number));
        return given;
    }

    private static long natural(String name, long number) {
        if (number < 0) {
            throw RpcError.invalid(name, "value must not be negative");
        }
        return number;
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

    /** An exact number that must be there. */
    public BigDecimal decimal(String name) {
        return decimal(name, text(name));
    }

    /** An exact number that may be there. */
    public Optional<BigDecimal> maybeDecimal(String name) {
        return maybeText(name).map(text -> decimal(name, text));
    }

    /** Parameters within a parameter, which in a query stand as JSON; none if there are none. */
    public Optional<Params> maybeObject(String name) {
        return Optional.ofNullable(values.get(name))
                .map(value -> inside(
                        name,
                        value instanceof String text
                                ? RequestReader.value(text).orElseThrow(() -> RpcError.invalid(name, WRONG))
                                : value));
    }

    /** A list of parameters within a parameter, which in a query stands as JSON. */
    public List<Params> objects(String name) {
        Object value =
                Optional.ofNullable(values.get(name)).orElseThrow(() -> RpcError.invalid(name, "value is required"));
        Object read = value instanceof String text
                ? RequestReader.value(text).orElseThrow(() -> RpcError.invalid(name, WRONG))
                : value;
        if (!(read instanceof List<?> list)) {
            throw RpcError.invalid(name, WRONG);
        }
        return list.stream().map(item -> inside(name, item)).toList();
    }

    /** Whether a list was given under a name, as JSON in a query. */
    public boolean isList(String name) {
        Object value = values.get(name);
        return value instanceof List || (value instanceof String text && text.startsWith("["));
    }

    /** The names that were given. */
    public Set<String> names() {
        return values.keySet();
    }

    /** Whether something was given under a name. */
    public boolean has(String name) {
        return values.containsKey(name);
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

    private static Params inside(String name, Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw RpcError.invalid(name, WRONG);
        }
        Map<String, Object> inner = new HashMap<>();
        map.forEach((key, item) -> inner.put(key.toString(), item));
        return of(inner);
    }

    private static BigDecimal decimal(String name, String text) {
        try {
            BigDecimal number = new BigDecimal(text.substring(0, Math.min(text.length(), LONGEST_NUMBER + 1)));
            if (text.length() > LONGEST_NUMBER || Math.abs(number.scale()) > LONGEST_NUMBER) {
                throw RpcError.invalid(name, WRONG);
            }
            return number.round(AS_MEANT);
        } catch (NumberFormatException _) {
            throw RpcError.invalid(name, WRONG);
        }
    }

    private static String scalar(String name, Object value) {
        if (value instanceof List || value instanceof Map) {
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
