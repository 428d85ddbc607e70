package id.tm.assessment.scoring;

/** The normal curve, the same to the last bit on every machine. */
final class Normal {

    private static final double[] TOP = {0.2316419, 0.319381530, -0.356563782, 1.781477937, -1.821255978, 1.330274429};
    private static final double CLOSE = 1e-9;
    private static final double FAR = 8;

    private Normal() {}

    /** The part of people below z; right to seven digits (Abramowitz and Stegun 26.2.17). */
    static double below(double z) {
        if (z < 0) return 1 - below(-z);
        double t = 1 / (1 + TOP[0] * z);
        double sum = 0;
        for (int i = TOP.length - 1; i >= 1; i--) sum = (sum + TOP[i]) * t;
        return 1 - StrictMath.exp(-z * z / 2) / StrictMath.sqrt(2 * Math.PI) * sum;
    }

    /** The z below which that part of people is, by halving. */
    static double quantile(double part) {
        double low = -FAR;
        double high = FAR;
        while (high - low > CLOSE) {
            double middle = (low + high) / 2;
            if (below(middle) < part) low = middle;
            else high = middle;
        }
        return (low + high) / 2;
    }
}
