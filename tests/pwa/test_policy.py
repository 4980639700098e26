from crampapp.pwa.policy import content_security_policy


def test_only_our_own_origin_is_allowed() -> None:
    policy = content_security_policy("<script src='a.js'></script>")
    assert "default-src 'none'" in policy
    assert "connect-src 'self';" in policy
    assert "http" not in policy
    assert "unsafe-eval" not in policy.replace("wasm-unsafe-eval", "")


def test_an_inline_script_is_allowed_by_its_hash_alone() -> None:
    policy = content_security_policy("<script>alert(1)</script>")
    assert "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='" in policy
    assert "script-src 'self' 'wasm-unsafe-eval' 'sha256-" in policy


def test_a_relay_elsewhere_is_allowed_and_nothing_beside_it() -> None:
    config = '<script type="application/json" id="config">{"relay":"%s"}</script>'
    for address, allowed in (
        ("https://r.example.org:8443/", "'self' https://r.example.org:8443"),
        ("./", "'self'"),
    ):
        policy = content_security_policy(config % address)
        assert f"connect-src {allowed};" in policy
        assert policy.count("r.example.org") <= 1
