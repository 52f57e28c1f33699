package gammadesk.connectors.macro;

import gammadesk.analytics.market.MacroObservation;
import gammadesk.analytics.market.MacroRelease;
import gammadesk.analytics.port.HistoryAnswer;
import gammadesk.analytics.port.MacroSource;
import gammadesk.connectors.vault.Secret;
import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;

/**
 * FRED while there is a key to it, and files besides; the key may change at any time, from any thread. A question that
 * is under way with the key before ends without an answer of FRED's.
 */
public final class KeyedSource implements MacroSource {
    private final URI base;
    private final MacroSource files;
    private volatile Line line = new Line(Optional.empty(), "");

    private record Line(Optional<FredSource> fred, String whence) {}

    /**
     * Files only, until there is a key.
     *
     * @param base address of FRED's methods
     * @param files asked where FRED has not everything; closed with this
     */
    public KeyedSource(URI base, MacroSource files) {
        this.base = base;
        this.files = files;
    }

    /**
     * Asks FRED with another key from now on, or no longer. The key is copied.
     *
     * @param whence where the key comes from, such as {@code the environment}; shown
     */
    public synchronized void use(Optional<Secret> key, String whence) {
        Line before = line;
        line = new Line(key.map(each -> new FredSource(FredSettings.of(base, each.copy()))), whence);
        before.fred().ifPresent(FredSource::close);
    }

    private MacroSource source() {
        return line.fred()
                .<MacroSource>map(fred -> new FallbackSource(fred, files))
                .orElse(files);
    }

    @Override
    public String origin() {
        Line now = line;
        return now.fred()
                .map(fred -> fred.origin() + " (key from " + now.whence() + "), else " + files.origin())
                .orElseGet(files::origin);
    }

    @Override
    public HistoryAnswer<MacroObservation> observations(String series, LocalDate from, LocalDate to) {
        return source().observations(series, from, to);
    }

    @Override
    public HistoryAnswer<MacroRelease> releases(String series, LocalDate from, LocalDate to) {
        return source().releases(series, from, to);
    }

    @Override
    public void close() {
        use(Optional.empty(), "");
        files.close();
    }
}
