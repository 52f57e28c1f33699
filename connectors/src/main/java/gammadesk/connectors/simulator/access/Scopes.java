package gammadesk.connectors.simulator.access;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.StringJoiner;

/**
 * What a key may do at most, or what a login may do.
 *
 * @param levels how far, by area; an area that is not named is not allowed
 * @param session the name of the session that a login is for; empty binds it to its connection
 * @param expires after how many seconds the access token ends, if the caller said so
 * @param isMain whether it is about a main account
 */
public record Scopes(Map<Area, Level> levels, Optional<String> session, OptionalLong expires, boolean isMain) {
    private static final String SESSION = "session:";
    private static final String EXPIRES = "expires:";
    private static final long LONGEST_SECONDS = 31_536_000;

    public Scopes {
        levels = Map.copyOf(levels);
    }

    /** Everything that can be had. */
    public static Scopes all() {
        return parse("account:read_write block_rfq:read_write block_trade:read_write trade:read_write "
                + "wallet:read_write mainaccount");
    }

    /** Looking and trading; no money leaves with it. */
    public static Scopes trading() {
        return parse("account:read block_rfq:read block_trade:read trade:read_write wallet:read mainaccount");
    }

    /** Looking only. */
    public static Scopes readOnly() {
        return parse("account:read block_rfq:read block_trade:read trade:read wallet:read mainaccount");
    }

    /** Takes words apart; what is not understood is left out, and a level that is not understood is none at all. */
    public static Scopes parse(String words) {
        Map<Area, Level> levels = new EnumMap<>(Area.class);
        Optional<String> session = Optional.empty();
        OptionalLong expires = OptionalLong.empty();
        boolean main = false;
        for (String word : words.trim().split("[ ,]+", -1)) {
            if (word.startsWith(SESSION) && word.length() > SESSION.length()) {
                session = Optional.of(word.substring(SESSION.length()));
            } else if (word.startsWith(EXPIRES)) {
                expires = seconds(word.substring(EXPIRES.length()));
            } else if (word.equals("mainaccount")) {
                main = true;
            } else {
                level(word, levels);
            }
        }
        return new Scopes(levels, session, expires, main);
    }

    private static OptionalLong seconds(String text) {
        boolean isNumber = !text.isEmpty() && text.length() < 10 && text.chars().allMatch(Character::isDigit);
        return isNumber ? OptionalLong.of(Math.clamp(Long.parseLong(text), 1, LONGEST_SECONDS)) : OptionalLong.empty();
    }

    private static void level(String word, Map<Area, Level> levels) {
        int colon = word.indexOf(':');
        if (colon > 0) {
            String level = word.substring(colon + 1).toLowerCase(Locale.ROOT);
            Area.of(word.substring(0, colon))
                    .ifPresent(area -> levels.put(area, Level.of(level).orElse(Level.NONE)));
        }
    }

    /** What a caller who wishes for this gets from a key: never more than the key allows, all of it without a wish. */
    public Scopes within(Scopes key) {
        Map<Area, Level> granted = new EnumMap<>(Area.class);
        key.levels.forEach((area, most) -> granted.put(area, wish(area, most).atMost(most)));
        return new Scopes(granted, session, expires, key.isMain);
    }

    private Level wish(Area area, Level most) {
        return levels.isEmpty() ? most : levels.getOrDefault(area, Level.NONE);
    }

    /** The same, bound to a session of a name. */
    Scopes withSession(String name) {
        return new Scopes(levels, Optional.of(name), expires, isMain);
    }

    /** Whether it goes as far as a method asks. */
    public boolean permit(Right right) {
        return levels.getOrDefault(right.area(), Level.NONE).compareTo(right.level()) >= 0;
    }

    /** As the venue writes a key's scope. */
    public String keyWords() {
        StringJoiner words = new StringJoiner(" ");
        for (Area area : Area.values()) {
            Level level = levels.getOrDefault(area, Level.NONE);
            if (level != Level.NONE) {
                words.add(new Right(area, level).word());
            }
        }
        return words.toString();
    }

    /** As the venue writes a login's scope. */
    public String words() {
        StringJoiner words = new StringJoiner(" ");
        words.add(keyWords());
        words.add(session.map(name -> SESSION + name).orElse("connection"));
        expires.ifPresent(seconds -> words.add(EXPIRES + seconds));
        if (isMain) {
            words.add("mainaccount");
        }
        return words.toString().trim();
    }
}
