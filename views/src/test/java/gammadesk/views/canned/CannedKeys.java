package gammadesk.views.canned;

import gammadesk.analytics.port.Venue;
import gammadesk.views.settings.KeyActions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A vault that says what it is told and keeps what it was handed, to see whether it was handed over whole. */
public final class CannedKeys implements KeyActions {
    private final List<String> asked = new ArrayList<>();
    private Keys keys = new Keys(Vault.LOCKED, List.of(), "");
    private FredKey fred = FredKey.NONE;
    private Answer next = new Answer(true, "Done.");

    public CannedKeys open() {
        keys = new Keys(
                Vault.OPEN,
                List.of(
                        new Shown("demo", Venue.Environment.EMBEDDED, "kX2b9aQ1", true),
                        new Shown("main, reading", Venue.Environment.LIVE, "Zt81mm0P", false)),
                "demo");
        return this;
    }

    public CannedKeys with(FredKey key) {
        fred = key;
        return this;
    }

    public CannedKeys answering(Answer answer) {
        next = answer;
        return this;
    }

    public List<String> asked() {
        return List.copyOf(asked);
    }

    private CompletableFuture<Answer> note(String what) {
        asked.add(what);
        return CompletableFuture.completedFuture(next);
    }

    @Override
    public Keys keys() {
        return keys;
    }

    @Override
    public CompletableFuture<Answer> unlock(char[] passphrase) {
        String typed = new String(passphrase);
        Arrays.fill(passphrase, '\0');
        return note("unlock " + typed);
    }

    @Override
    public void lock() {
        asked.add("lock");
    }

    @Override
    public CompletableFuture<Answer> add(Draft draft, char[] secret) {
        return note("add " + draft + " " + new String(secret));
    }

    @Override
    public CompletableFuture<Answer> test(String name) {
        return note("test " + name);
    }

    @Override
    public CompletableFuture<Answer> remove(String name) {
        return note("remove " + name);
    }

    @Override
    public CompletableFuture<Answer> use(String name) {
        return note("use " + name);
    }

    @Override
    public FredKey fredKey() {
        return fred;
    }

    @Override
    public CompletableFuture<Answer> keepFredKey(char[] key) {
        return note("fred " + new String(key));
    }

    @Override
    public CompletableFuture<Answer> forgetFredKey() {
        return note("fred forgotten");
    }
}
