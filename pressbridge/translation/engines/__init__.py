"""Translation engines. Only ``adapter`` knows deep-translator, and imports it when it must send."""
