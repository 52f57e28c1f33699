package gammadesk.app.desk;

import gammadesk.analytics.port.Clock;
import gammadesk.analytics.port.IntentLog;
import gammadesk.analytics.port.Ledger;
import gammadesk.app.trading.ForgetfulIntents;
import gammadesk.app.trading.KeyDesk;
import gammadesk.app.trading.Line;
import gammadesk.app.trading.RecordedIntents;
import gammadesk.connectors.deribit.DeribitSettings;
import gammadesk.connectors.deribit.account.AccountSettings;
import gammadesk.connectors.deribit.account.DeribitOrderGateway;
import gammadesk.connectors.ledger.FileIntentLog;
import gammadesk.connectors.vault.ApiKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Ways to the account at the venue that is shown.
 *
 * @param venue where
 * @param proof by the secret itself only where the venue is inside this program: its clock may be in another year,
 *     which a signature would not survive
 * @param folder for the logs of intents, one a key; empty to keep none
 * @param ledger without an entry in it no order goes out
 */
record VenueLines(
        DeribitSettings venue,
        AccountSettings.Proof proof,
        Optional<Path> folder,
        Ledger ledger,
        Clock clock,
        RandomGenerator random)
        implements KeyDesk.Lines {
    @Override
    public Line line(ApiKey key) throws IOException {
        IntentLog kept = folder.isEmpty() ? new ForgetfulIntents() : FileIntentLog.open(logFile(folder.get(), key));
        IntentLog log = new RecordedIntents(kept, ledger, key.name(), clock);
        return new Line(gateway(key, log), log);
    }

    @Override
    public Line trial(ApiKey key) {
        IntentLog log = new ForgetfulIntents();
        return new Line(gateway(key, log), log);
    }

    private DeribitOrderGateway gateway(ApiKey key, IntentLog log) {
        return new DeribitOrderGateway(AccountSettings.of(venue).withProof(proof), key, log, clock, random);
    }

    /** The client id tells accounts apart where names may change. */
    private static Path logFile(Path folder, ApiKey key) {
        String account = key.clientId().replaceAll("[^A-Za-z0-9]", "_");
        return folder.resolve("intents-" + key.environment().name().toLowerCase(Locale.ROOT) + "-" + account + ".log");
    }
}
