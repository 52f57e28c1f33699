package gammadesk.views.settings;

import gammadesk.analytics.port.Venue;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What can be done with the keys to accounts. Nothing blocks and no future ends exceptionally. Characters that are
 * handed over are wiped by whoever takes them; a secret never comes back.
 */
public interface KeyActions {
    /** What is known now. Cheap; from any thread. */
    Keys keys();

    /** Opens the vault, or makes one behind this passphrase where there is none. */
    CompletableFuture<Answer> unlock(char[] passphrase);

    /** Wipes the opened vault from memory; the account in use stays. */
    void lock();

    /** Puts a key into the opened vault. */
    CompletableFuture<Answer> add(Draft draft, char[] secret);

    /** Signs in with a key, says what it may do, and signs out again. Sends no order. */
    CompletableFuture<Answer> test(String name);

    /** Takes a key out of the vault. */
    CompletableFuture<Answer> remove(String name);

    /** Trades with the account of a key from now on. */
    CompletableFuture<Answer> use(String name);

    /** Where the key to FRED comes from. Cheap; from any thread. */
    FredKey fredKey();

    /** Tries a key to FRED, and puts it into the opened vault unless FRED refuses it. */
    CompletableFuture<Answer> keepFredKey(char[] key);

    /** Takes the key to FRED out of the opened vault. */
    CompletableFuture<Answer> forgetFredKey();

    /** Where the key to FRED, the source of macro series, comes from. */
    enum FredKey {
        NONE("FRED is not asked: there is no key. Macro series come from files."),
        ENVIRONMENT("FRED is asked with the key from the environment (GAMMADESK_FRED_KEY)."),
        VAULT("FRED is asked with the key from the vault.");

        private final String sentence;

        FredKey(String sentence) {
            this.sentence = sentence;
        }

        /** What that means. */
        public String sentence() {
            return sentence;
        }
    }

    /** Whether the vault can be used. */
    enum Vault {
        /** There is none yet; the first passphrase makes it. */
        MISSING,
        LOCKED,
        OPEN
    }

    /**
     * What may be seen.
     *
     * @param vault whether it can be used
     * @param shown what may be shown of the keys in it, while it is open
     * @param inUse the name of the key whose account is shown, empty if none
     */
    record Keys(Vault vault, List<Shown> shown, String inUse) {
        public Keys {
            shown = List.copyOf(shown);
        }
    }

    /** What may be shown of a key: everything but its private half. */
    record Shown(String name, Venue.Environment environment, String clientId, boolean mayTrade) {}

    /**
     * A key to add, without its private half.
     *
     * @param mayTrade whether it is meant for trading; else it only reads
     */
    record Draft(String name, Venue.Environment environment, String clientId, boolean mayTrade) {}

    /**
     * One right of a key, as the venue gave it.
     *
     * @param scope the venue's word
     * @param sentence what it allows
     * @param refused whether no key that has it is used here
     */
    record Right(String scope, String sentence, boolean refused) {}

    /**
     * Whether it went well, and one or two sentences on it.
     *
     * @param rights of the key that was tried, where the venue told them
     */
    record Answer(boolean good, String sentence, List<Right> rights) {
        public Answer {
            rights = List.copyOf(rights);
        }

        /** Without a key's rights. */
        public Answer(boolean good, String sentence) {
            this(good, sentence, List.of());
        }

        /** The same with the rights of the key that was tried. */
        public Answer with(List<Right> told) {
            return new Answer(good, sentence, told);
        }
    }
}
