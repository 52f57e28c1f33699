package gammadesk.app.trading;

import gammadesk.connectors.macro.FredTrial.Verdict;
import gammadesk.connectors.vault.KeyVault;
import gammadesk.connectors.vault.Secret;
import gammadesk.views.settings.KeyActions.Answer;
import gammadesk.views.settings.KeyActions.FredKey;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * The key to FRED: the vault's while one is kept there and the vault was opened, else the environment's. Calls are of
 * the thread that works at the vault; where the key comes from is for all.
 */
public final class FredKeys {
    private static final String SERVICE = "fred";

    private final Optional<Secret> environment;
    private final Line line;
    private volatile FredKey origin = FredKey.NONE;

    /** The way to FRED. */
    public interface Line {
        /** Whether FRED knows a key; waits for it. */
        Verdict trial(Secret key);

        /**
         * FRED is asked with this key from now on, or no longer. The key is copied.
         *
         * @param whence it comes, in words
         */
        void use(Optional<Secret> key, String whence);
    }

    /** Uses the environment's key, where there is one, until the vault is opened. */
    public FredKeys(Optional<Secret> environment, Line line) {
        this.environment = environment;
        this.line = line;
        useEnvironment();
    }

    FredKey origin() {
        return origin;
    }

    private void useEnvironment() {
        line.use(environment, "the environment");
        origin = environment.isPresent() ? FredKey.ENVIRONMENT : FredKey.NONE;
    }

    /** The vault's key takes the place of the environment's. */
    void opened(KeyVault vault) {
        vault.service(SERVICE).ifPresent(key -> {
            try (key) {
                useKept(key);
            }
        });
    }

    private void useKept(Secret key) {
        line.use(Optional.of(key), "the vault");
        origin = FredKey.VAULT;
    }

    Answer keep(KeyVault vault, Secret typed) {
        try (Secret key = typed.withChars(FredKeys::stripped)) {
            return key.isEmpty() ? new Answer(false, "No key was typed. Nothing was changed.") : tried(vault, key);
        } catch (UncheckedIOException e) {
            return new Answer(false, "Not kept: the vault cannot be written: " + e.getMessage() + ".");
        }
    }

    /** What is copied from a page brings blanks along. */
    private static Secret stripped(char[] typed) {
        int from = 0;
        int to = typed.length;
        while (from < to && Character.isWhitespace(typed[from])) {
            from++;
        }
        while (to > from && Character.isWhitespace(typed[to - 1])) {
            to--;
        }
        char[] rest = Arrays.copyOfRange(typed, from, to);
        try {
            return Secret.copyOf(rest);
        } finally {
            Arrays.fill(rest, '\0');
        }
    }

    private Answer tried(KeyVault vault, Secret key) {
        return switch (line.trial(key)) {
            case Verdict.Refused(String words) -> new Answer(false, "Not kept. " + sentence(words) + " " + still());
            case Verdict.Known _ -> kept(vault, key, "FRED knows the key. It is in the vault and in use.");
            case Verdict.Unanswered(String reason) ->
                kept(vault, key, "The key is in the vault and in use, but could not be tried: " + sentence(reason));
        };
    }

    private String still() {
        return switch (origin) {
            case NONE -> "There is still no key to FRED.";
            case ENVIRONMENT, VAULT -> "The key before stays in use.";
        };
    }

    private static String sentence(String words) {
        return words.endsWith(".") ? words : words + ".";
    }

    private Answer kept(KeyVault vault, Secret key, String words) {
        vault.keepService(SERVICE, key);
        useKept(key);
        return new Answer(true, words + " Macro series are looked up anew.");
    }

    Answer forget(KeyVault vault) {
        try {
            if (!vault.removeService(SERVICE)) {
                return new Answer(false, "The vault holds no key to FRED.");
            }
            useEnvironment();
            return new Answer(true, "The key to FRED is gone from the vault. " + origin.sentence());
        } catch (UncheckedIOException e) {
            return new Answer(false, "Not forgotten: the vault cannot be written: " + e.getMessage() + ".");
        }
    }
}
