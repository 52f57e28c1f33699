package gammadesk.connectors.simulator.methods;

import gammadesk.connectors.simulator.access.Login;
import gammadesk.connectors.simulator.channels.Subscriber;
import java.time.Duration;

/** A caller that stays: what a WebSocket can and a single HTTP request cannot. */
public interface Connection extends Subscriber {
    /** Wants a sign of life in this interval and promises to answer it. */
    void beatEvery(Duration interval);

    /** Wants no signs of life any longer. */
    void stopBeating();

    /** Has called the method that answers a test request. */
    void answeredTest();

    /** The exchange's number for it. */
    long id();

    /** From now on it is somebody. */
    void logIn(Login login);

    /** From now on it is nobody. */
    void logOut();

    /** Ends behind the answer. */
    void closeBehind();
}
