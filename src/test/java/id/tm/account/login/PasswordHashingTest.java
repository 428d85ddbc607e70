package id.tm.account.login;

import static org.assertj.core.api.Assertions.assertThat;

import id.tm.testing.ServiceTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@ServiceTest
class PasswordHashingTest {

    @Inject
    PasswordHashing passwords;

    @Test
    void aHashNamesItsParametersAndIsNeverTheSameTwice() {
        String first = passwords.hash("empat kata yang panjang");
        String second = passwords.hash("empat kata yang panjang");
        assertThat(first).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").isNotEqualTo(second);
        assertThat(passwords.verify("empat kata yang panjang", first))
                .isEqualTo(new PasswordHashing.Verdict(true, false));
        assertThat(passwords.verify("empat kata yang panjanG", first).matches()).isFalse();
    }

    /** Made by the reference implementation (phc-winner-argon2 20190702): echo -n password | argon2 somesalt -id -t 2 -m 16 -p 1 -l 32. */
    @Test
    void hashesOfOthersVerify() {
        String reference = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        assertThat(passwords.verify("password", reference)).isEqualTo(new PasswordHashing.Verdict(true, false));
        assertThat(passwords.verify("Password", reference).matches()).isFalse();
    }

    @Test
    void weakParametersAreOutdated() {
        String weak = "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";
        assertThat(passwords.verify("password", weak)).isEqualTo(new PasswordHashing.Verdict(true, true));
    }

    @Test
    void bcryptOfTheOldSystemVerifiesAndIsOutdated() {
        // From the test vectors of crypt_blowfish: "U*U" under both names of the same algorithm.
        String tail = "$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW";
        for (String variant : new String[] {"$2a", "$2y"}) {
            assertThat(passwords.verify("U*U", variant + tail)).isEqualTo(new PasswordHashing.Verdict(true, true));
            assertThat(passwords.verify("U*V", variant + tail).matches()).isFalse();
        }
    }

    @Test
    void aPasswordLongerThanBcryptReadsStillVerifies() {
        String seventyTwo = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
        // crypt_blowfish's vector of 72 characters and more: what follows is not read.
        String stored = "$2a$05$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBui";
        assertThat(passwords
                        .verify(seventyTwo + "chars after 72 are ignored", stored)
                        .matches())
                .isTrue();
    }

    @Test
    void nonsenseMatchesNothing() {
        for (String stored : new String[] {"none", "", "$2y$05$short", "$argon2id$v=19$m=1$x", "empat kata"}) {
            assertThat(passwords.verify("empat kata", stored).matches()).isFalse();
        }
    }
}
