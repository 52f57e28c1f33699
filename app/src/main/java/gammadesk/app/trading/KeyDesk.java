package gammadesk.app.trading;

import gammadesk.analytics.port.Venue;
import gammadesk.connectors.vault.ApiKey;
import gammadesk.connectors.vault.KeyInfo;
import gammadesk.connectors.vault.KeyVault;
import gammadesk.connectors.vault.Secret;
import gammadesk.views.settings.KeyActions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/**
 * The keys panel's other side: the vault and the sign-in, away from the FX thread. Characters handed over are wiped
 * here whatever happens.
 */
public final class KeyDesk implements KeyActions, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Venue.Environment environment;
    private final Optional<Path> file;
    private final int rounds;
    private final Lines lines;
    private final TradingDesk trading;
    private final FredKeys fred;
    private final RandomGenerator strong;
    private final Executor work;
    private volatile Optional<KeyVault> vault = Optional.empty();
    private volatile Keys known;

    /** Makes the ways to a venue. */
    public interface Lines {
        /** To trade through. The key is copied. */
        Line line(ApiKey key) throws IOException;

        /** To look whether a key is let in. The key is copied. */
        Line trial(ApiKey key);
    }

    /**
     * A desk with a closed vault.
     *
     * @param environment whose keys can be used
     * @param file of the vault, empty for a desk that keeps no files
     * @param rounds of stretching for a new vault, usually {@link KeyVault#ROUNDS}
     * @param fred whose key lies in the vault too
     * @param strong a cryptographically strong source, for the salt of a new vault
     * @param work does what takes its time, one after another
     */
    public KeyDesk(
            Venue.Environment environment,
            Optional<Path> file,
            int rounds,
            Lines lines,
            TradingDesk trading,
            FredKeys fred,
            RandomGenerator strong,
            Executor work) {
        this.environment = environment;
        this.file = file;
        this.rounds = rounds;
        this.lines = lines;
        this.trading = trading;
        this.fred = fred;
        this.strong = strong;
        this.work = work;
        this.known = new Keys(closed(), List.of(), "");
    }

    private Vault closed() {
        return file.filter(Files::exists).isPresent() ? Vault.LOCKED : Vault.MISSING;
    }

    /** Trades with a key that was found outside of the vault; it is wiped afterwards. */
    public CompletableFuture<Answer> begin(ApiKey key) {
        return later(() -> {
            try (key) {
                return connect(key);
            }
        });
    }

    @Override
    public Keys keys() {
        return known;
    }

    @Override
    public CompletableFuture<Answer> unlock(char[] passphrase) {
        return later(() -> {
            try (Secret secret = Secret.copyOf(passphrase)) {
                return file.map(path -> unlocked(KeyVault.open(path, secret, strong, rounds)))
                        .orElse(new Answer(false, "This desk keeps no files, so it has no vault."));
            } finally {
                Arrays.fill(passphrase, '\0');
            }
        });
    }

    private Answer unlocked(KeyVault.Opening opening) {
        return switch (opening) {
            case KeyVault.Opening.Opened(KeyVault opened) -> {
                boolean fresh = known.vault() == Vault.MISSING;
                vault = Optional.of(opened);
                refresh();
                fred.opened(opened);
                yield new Answer(
                        true,
                        fresh
                                ? "A new vault is open; it is written with its first key. Nobody can bring its passphrase back."
                                : "The vault is open: " + known.shown().size() + " keys.");
            }
            case KeyVault.Opening.WrongPassphrase _ ->
                new Answer(false, "That is not the vault's passphrase. Nothing was changed.");
            case KeyVault.Opening.Unreadable(String reason) ->
                new Answer(false, "The vault could not be opened: " + reason + ". Nothing was changed.");
        };
    }

    @Override
    public void lock() {
        work.execute(this::close);
    }

    /** Wipes what is open. */
    @Override
    public void close() {
        vault.ifPresent(KeyVault::close);
        vault = Optional.empty();
        known = new Keys(closed(), List.of(), known.inUse());
    }

    @Override
    public CompletableFuture<Answer> add(Draft draft, char[] secret) {
        return later(() -> {
            try (Secret hidden = Secret.copyOf(secret)) {
                return withVault(open -> added(open, draft, hidden));
            } finally {
                Arrays.fill(secret, '\0');
            }
        });
    }

    private Answer added(KeyVault open, Draft draft, Secret secret) {
        ApiKey.Access access = draft.mayTrade() ? ApiKey.Access.TRADE : ApiKey.Access.READ_ONLY;
        try {
            boolean replaced = open.find(draft.name()).map(KeyDesk::wiped).isPresent();
            open.add(new ApiKey(draft.name(), draft.environment(), draft.clientId(), access, secret));
            refresh();
            String verb = replaced ? "took the place of the one before" : "is in the vault";
            return new Answer(true, "“" + draft.name() + "” " + verb + ". Try it before you use it.");
        } catch (IllegalArgumentException e) {
            return new Answer(false, "Not added: " + e.getMessage() + ".");
        } catch (UncheckedIOException e) {
            return new Answer(false, "Not added: the vault cannot be written: " + reason(e) + ".");
        }
    }

    private static String reason(UncheckedIOException failure) {
        return String.valueOf(failure.getMessage());
    }

    private static String wiped(ApiKey key) {
        key.close();
        return key.name();
    }

    @Override
    public CompletableFuture<Answer> test(String name) {
        return later(() -> withKey(name, key -> {
            try {
                return KeyTrial.run(lines.trial(key), key.access(), PATIENCE);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return new Answer(false, "The trial was broken off.");
            }
        }));
    }

    @Override
    public CompletableFuture<Answer> remove(String name) {
        return later(() -> withVault(open -> {
            try {
                boolean gone = open.remove(name);
                refresh();
                return gone
                        ? new Answer(true, "“" + name + "” is gone from the vault. Delete it at the venue too.")
                        : new Answer(false, "The vault holds no key “" + name + "”.");
            } catch (UncheckedIOException e) {
                return new Answer(false, "Not removed: the vault cannot be written: " + reason(e) + ".");
            }
        }));
    }

    @Override
    public CompletableFuture<Answer> use(String name) {
        return later(() -> withKey(name, this::connect));
    }

    private Answer connect(ApiKey key) {
        if (key.environment() != environment) {
            return new Answer(
                    false,
                    "“" + key.name() + "” is a key for " + key.environment() + ", and this desk shows " + environment
                            + ".");
        }
        try {
            trading.use(key.name(), () -> lines.line(key));
            known = new Keys(known.vault(), known.shown(), key.name());
            return new Answer(
                    true, "The account of “" + key.name() + "” is being opened; the bar above says how it stands.");
        } catch (IOException e) {
            known = new Keys(known.vault(), known.shown(), "");
            return new Answer(false, "The account cannot be opened: " + e.getMessage() + ".");
        }
    }

    @Override
    public FredKey fredKey() {
        return fred.origin();
    }

    @Override
    public CompletableFuture<Answer> keepFredKey(char[] key) {
        return later(() -> {
            try (Secret hidden = Secret.copyOf(key)) {
                return withVault(open -> fred.keep(open, hidden));
            } finally {
                Arrays.fill(key, '\0');
            }
        });
    }

    @Override
    public CompletableFuture<Answer> forgetFredKey() {
        return later(() -> withVault(fred::forget));
    }

    private Answer withKey(String name, Use<ApiKey> use) {
        return withVault(open -> {
            Optional<ApiKey> found = open.find(name);
            if (found.isEmpty()) {
                return new Answer(false, "The vault holds no key “" + name + "”.");
            }
            try (ApiKey key = found.get()) {
                return use.with(key);
            }
        });
    }

    private Answer withVault(Use<KeyVault> use) {
        return vault.map(use::with).orElse(new Answer(false, "The vault is not open: type its passphrase first."));
    }

    private interface Use<T> {
        Answer with(T thing);
    }

    private void refresh() {
        List<Shown> shown = vault.map(KeyVault::list).orElse(List.of()).stream()
                .map(KeyDesk::shown)
                .toList();
        known = new Keys(Vault.OPEN, shown, known.inUse());
    }

    private static Shown shown(KeyInfo key) {
        return new Shown(key.name(), key.environment(), key.clientId(), key.access() == ApiKey.Access.TRADE);
    }

    private interface Task {
        Answer run();
    }

    /** Whatever goes wrong is said without its details: they could hold what must not be seen. */
    private CompletableFuture<Answer> later(Task task) {
        return CompletableFuture.supplyAsync(task::run, work)
                .exceptionally(failure -> new Answer(false, "That failed inside the program. Nothing was sent."));
    }
}
